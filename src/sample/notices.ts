import type { Row } from '../schema/index.ts';
import { addDays, officeDay } from './days.ts';
import { compare, groupBy } from './grouping.ts';
import { contactOf, type NoticeDraft } from './notice-draft.ts';
import { stepsOf } from './notice-steps.ts';
import type { Random } from './random.ts';
import { sampleAsOf } from './scales.ts';

/** Notices are written a few days ahead: some wait for a day after the sample's own. */
const lastPublished = addDays(sampleAsOf, 12);

const corrections = [
  '原公示中公示起止日期填写有误，现予更正；其他内容不变。',
  '原公告所列监督电话有误，以本公告所列号码为准；其他内容不变。',
  '原公示附表排版有误，致个别项目名称重复，现予更正；其他内容不变。',
  '原公示发布单位落款有误，现予更正；其他内容不变。',
];
const outcomes: readonly (readonly [string | undefined, number])[] = [
  ['公示期间未收到异议。', 90],
  ['公示期间收到群众来电咨询，已当场答复，无异议。', 4],
  ['公示期间收到意见，经复核，原公示内容无误，已向反映人说明。', 2],
  ['公示期间收到意见，经核实予以采纳，相关内容已调整。', 1],
  [undefined, 3],
];

/** Numbers all notices and adds what follows from their time: corrections, and for those that closed the outcome. */
export function noticeRows(planned: readonly NoticeDraft[], random: Random): Row<'notices'>[] {
  const kept = planned.filter(({ publishedOn }) => publishedOn <= lastPublished);
  const all = [...kept, ...correctSome(kept, random.split('corrections'))];
  const ids = numberNotices(all);
  return all.map((draft) => noticeRow(draft, ids, random.split(`outcome/${ids.get(draft)!}`)));
}

/** About one closed notice in 150 turns out to have said something wrong. */
function correctSome(drafts: readonly NoticeDraft[], own: Random): NoticeDraft[] {
  const candidates = drafts.filter(
    ({ kind, publishedOn }) =>
      ['allocation', 'before_work', 'completion', 'project_pool', 'beneficiaries'].includes(kind) &&
      publishedOn > '2016-01-01' &&
      publishedOn < '2020-06-05',
  );
  return own
    .shuffle(candidates)
    .slice(0, Math.ceil(drafts.length / 170))
    .map((wrong) => ({
      ...wrong,
      kind: 'correction' as const,
      title: `关于更正《${wrong.title}》的公告`,
      publishedOn: officeDay(addDays(wrong.publishedOn, own.int(3, 16))),
      days: 10,
      subject: [],
      body: own.pick(corrections),
      corrects: wrong,
    }));
}

/** Numbers run within each office and year in order of day: GS2020-QS015. */
function numberNotices(drafts: readonly NoticeDraft[]): Map<NoticeDraft, string> {
  const ids = new Map<NoticeDraft, string>();
  for (const group of groupBy(
    drafts,
    ({ office, publishedOn }) => `${office.letters}/${publishedOn.slice(0, 4)}`,
  ).values()) {
    [...group]
      .sort(
        (a, b) =>
          compare(a.publishedOn, b.publishedOn) ||
          compare(a.kind, b.kind) ||
          compare(a.title, b.title) ||
          compare(a.subject.join(), b.subject.join()),
      )
      .forEach((draft, at) =>
        ids.set(draft, `GS${draft.publishedOn.slice(0, 4)}-${draft.office.letters}${String(at + 1).padStart(3, '0')}`),
      );
  }
  return ids;
}

function noticeRow(draft: NoticeDraft, ids: ReadonlyMap<NoticeDraft, string>, own: Random): Row<'notices'> {
  const openTo = addDays(draft.publishedOn, draft.days);
  const corrects = draft.corrects && ids.get(draft.corrects);
  const subject = corrects ? [`notice:${corrects}`] : draft.subject;
  return {
    notice_id: ids.get(draft)!,
    kind: draft.kind,
    title: draft.title,
    region_code: draft.region ?? draft.office.code,
    publisher: draft.publisher,
    published_on: draft.publishedOn,
    open_from: draft.publishedOn,
    open_to: openTo,
    subject: subject.length > 0 ? subject : undefined,
    ...stepsOf(draft, own.split('steps')),
    verified_by: draft.verifiedBy,
    ...contactOf(draft.office),
    body: draft.body,
    outcome: openTo < sampleAsOf ? own.weighted(outcomes) : undefined,
    corrects,
  };
}
