import { createFacts, type Facts } from '../../../src/model/facts.ts';
import type { MakeTopic, Topic } from '../../../src/model/topics/topic.ts';
import type { Part, Table, TopicView, Value } from '../../../src/model/views.ts';
import type { CheckedPortal } from '../../../src/tables/dataset.ts';

/** The topic of a portal that has its tables. */
export function topicOf(make: MakeTopic<Facts>, data: CheckedPortal): Topic {
  const topic = make(createFacts(data));
  if (!topic) throw new Error('the portal has no tables for the topic');
  return topic;
}

/** The first table of a part of a page or of a place's own page. */
export function tableOf(page: TopicView | Part | undefined, part?: string): Table {
  const parts = page === undefined ? [] : 'parts' in page ? page.parts : [page];
  const own = part === undefined ? parts : parts.filter(({ id }) => id === part);
  const block = own.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'table');
  if (block?.type !== 'table') throw new Error(`no table in ${part ?? 'the part'}`);
  return block.table;
}

/** A cell as a reader sees it, in few letters: counts and 万元 as numbers, marks by their name, what is withheld as ×. */
export function say(value: Value): string | number | null {
  if (value === null || typeof value === 'string') return value;
  if ('suppressed' in value) return '×';
  if ('money' in value) return value.unit === '元' ? value.money / 100 : value.money / 1_000_000;
  if ('count' in value) return value.count;
  if ('mark' in value) return `${value.mark}:${value.text}`;
  if ('share' in value) return `${Math.floor((value.share.part / value.share.whole) * 1000) / 10}%`;
  if ('link' in value) return value.link.text;
  if ('date' in value) return value.date;
  return JSON.stringify(value);
}

export const sayRows = ({ rows }: Table): (string | number | null)[][] => rows.map((row) => row.map(say));

/** Everything on all pages of a topic, and on the places' own pages. */
export const everything = (topic: Topic, codes: readonly string[]): string => JSON.stringify([topic.pages.ids().map((id) => topic.pages.view(id)), codes.map((code) => topic.at?.(code))]);
