import type { Facts } from '../facts.ts';
import type { Pages } from '../site.ts';
import type { TopicView } from '../views.ts';
import { accountsTopic } from './accounts.ts';
import { assetsTopic } from './assets.ts';
import { cadresTopic } from './cadres.ts';
import { checklistsTopic } from './checklists.ts';
import { commitmentsTopic } from './commitments.ts';
import { findingsTopic } from './findings.ts';
import { flowTopic } from './flow.ts';
import { inspectionsTopic } from './inspections.ts';
import { ledgersTopic } from './ledgers.ts';
import { microloansTopic } from './microloans.ts';
import { needsTopic } from './needs.ts';
import { pairingsTopic } from './pairings.ts';
import { paymentsTopic } from './payments.ts';
import { programmesTopic } from './programmes.ts';
import { revolvingFundsTopic } from './revolving-funds.ts';
import { sourcesTopic } from './sources.ts';
import { supportTopic } from './support.ts';
import { trainingTopic } from './training.ts';
import { wallTopic } from './wall.ts';
import type { MakeTopic, Topic } from './topic.ts';

/** Every topic that a portal can have, by its root, in the order of navigation. */
const makers: Record<string, MakeTopic<Facts>> = {
  '/support/': supportTopic,
  '/cadres/': cadresTopic,
  '/ledgers/': ledgersTopic,
  '/flow/': flowTopic,
  '/accounts/': accountsTopic,
  '/sources/': sourcesTopic,
  '/revolving-funds/': revolvingFundsTopic,
  '/microloans/': microloansTopic,
  '/payments/': paymentsTopic,
  '/programmes/': programmesTopic,
  '/assets/': assetsTopic,
  '/training/': trainingTopic,
  '/pairings/': pairingsTopic,
  '/needs/': needsTopic,
  '/commitments/': commitmentsTopic,
  '/findings/': findingsTopic,
  '/inspections/': inspectionsTopic,
  '/checklists/': checklistsTopic,
  '/wall/': wallTopic,
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
