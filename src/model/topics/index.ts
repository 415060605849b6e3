import type { Facts } from '../facts.ts';
import type { Pages } from '../site.ts';
import type { TopicView } from '../views.ts';
import { commitmentsTopic } from './commitments.ts';
import { accountsTopic } from './accounts.ts';
import { flowTopic } from './flow.ts';
import { ledgersTopic } from './ledgers.ts';
import { cadresTopic } from './cadres.ts';
import { needsTopic } from './needs.ts';
import { pairingsTopic } from './pairings.ts';
import { assetsTopic } from './assets.ts';
import { microloansTopic } from './microloans.ts';
import { revolvingFundsTopic } from './revolving-funds.ts';
import { sourcesTopic } from './sources.ts';
import { checklistsTopic } from './checklists.ts';
import { findingsTopic } from './findings.ts';
import { inspectionsTopic } from './inspections.ts';
import { paymentsTopic } from './payments.ts';
import { programmesTopic } from './programmes.ts';
import { supportTopic } from './support.ts';
import { wallTopic } from './wall.ts';
import type { MakeTopic, Topic } from './topic.ts';
import { trainingTopic } from './training.ts';

/** Every topic that a portal can have, by its root, in the order of navigation. */
const makers: Record<string, MakeTopic<Facts>> = {
  '/ledgers/': ledgersTopic,
  '/flow/': flowTopic,
  '/accounts/': accountsTopic,
  '/support/': supportTopic,
  '/commitments/': commitmentsTopic,
  '/wall/': wallTopic,
  '/cadres/': cadresTopic,
  '/pairings/': pairingsTopic,
  '/needs/': needsTopic,
  '/sources/': sourcesTopic,
  '/revolving-funds/': revolvingFundsTopic,
  '/microloans/': microloansTopic,
  '/assets/': assetsTopic,
  '/training/': trainingTopic,
  '/findings/': findingsTopic,
  '/inspections/': inspectionsTopic,
  '/checklists/': checklistsTopic,
  '/payments/': paymentsTopic,
  '/programmes/': programmesTopic,
};

export const createTopics = (facts: Facts): Topic[] => Object.values(makers).flatMap((make) => make(facts) ?? []);

/** Roots of the topics that are not there. */
export const absentTopics = (topics: readonly Topic[]): string[] =>
  Object.keys(makers).filter((root) => !topics.some((topic) => topic.root === root));

/** The pages of all topics as one, by their whole path without outer slashes. */
export function joinPages(topics: readonly Topic[]): Pages<TopicView> {
  const pathOf = (topic: Topic, id: string): string => (topic.root + id).replace(/^\/|\/$/g, '');
  const byPath = new Map(topics.flatMap((topic) => topic.pages.ids().map((id) => [pathOf(topic, id), { topic, id }] as const)));
  return {
    ids: () => [...byPath.keys()],
    view(path) {
      const page = byPath.get(path);
      if (!page) throw new RangeError(`no page ${path}`);
      return page.topic.pages.view(page.id);
    },
  };
}
