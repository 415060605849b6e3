import type { FlowKind } from '../../disclosure/design.ts';
import { checklistStandards, registryEvents } from '../../schema/index.ts';
import type { Facts } from '../facts.ts';
import { actualOf, isPovertyRate } from '../poverty-rate.ts';
import { day, to, words } from '../values.ts';
import type { NoticeBlock, Value } from '../views.ts';
import type { Notice } from './notice-facts.ts';
import { idsOf, type Compose } from './subjects.ts';
import { villageExitSteps } from './procedure.ts';

/**
 * The villages of a notice and where the paper list hangs; with `counted`, also the households that the registry's events
 * of the notice's calendar year tell of, as far as they may be published. A year that is not over is not
 * counted yet, or two builds of one year would tell what lies between them.
 */
export const villagesTable = (facts: Facts, notice: Notice, counted: readonly FlowKind[] = []): NoticeBlock => {
  const year = Number(notice.published_on.slice(0, 4));
  const villages = idsOf(notice, 'village');
  const codes = villages.length > 0 ? villages : [notice.region_code];
  const { registry } = facts;
  const households = (code: string, kind: FlowKind): Value =>
    registry?.years.includes(year) ? registry.value(code, year, kind) : '年度结束后公布';
  const shown = facts.tables.registry_events === undefined ? [] : counted;
  return {
    type: 'table',
    table: {
      caption: '各村情况',
      columns: [
        { title: '村', kind: 'title' },
        ...shown.map((kind) => ({ title: `${year}年${registryEvents[kind]}`, kind: 'number' }) as const),
        { title: '名单张贴处', kind: 'text' },
      ],
      rows: codes.map((code) => [
        to({ ...facts.places.link(code), text: facts.places.fullName(code) }),
        ...shown.map((kind) => households(code, kind)),
        words(facts.villages.get(code)?.notice_board),
      ]),
      note: '名单只在村公示栏张贴，网上不公布任何人的姓名。',
    },
  };
};

export const villageExit: Compose = (facts, notice) => [villageExitSteps(facts, notice), ...idsOf(notice, 'village').flatMap((code) => exitOf(facts, notice, code))];

/** One village's way out: since when it was in, its poverty rate, and the standard item by item. */
function exitOf(facts: Facts, notice: Notice, code: string): NoticeBlock[] {
    const village = facts.villages.get(code);
    const items = (facts.checklists.get(code) ?? []).filter((row) => row.standard === checklistStandards.exit_standard);
    const rate = items.find(({ item }) => isPovertyRate(item));
    return [
      {
        type: 'facts',
        title: facts.places.fullName(code),
        facts: [
          { label: '村', value: to({ ...facts.places.link(code), text: facts.places.fullName(code) }) },
          { label: '纳入年度', value: village?.listed_year === undefined ? null : `${village.listed_year}年` },
          // The notice asks for objections before the exit is decided.
          ...(village?.exited_on !== undefined && village.exited_on <= notice.published_on
            ? [{ label: '出列日期', value: day(village.exited_on) }]
            : []),
          { label: '贫困发生率', value: rate ? actualOf(facts, rate) : null },
        ],
      },
      {
        type: 'table',
        table: {
          caption: '出列标准核查情况',
          columns: [
            { title: '项目', kind: 'title' },
            { title: '目标值', kind: 'text' },
            { title: '实际值', kind: 'text' },
            { title: '是否达标', kind: 'text' },
          ],
          rows: items.map((row) => [row.item, words(row.target), actualOf(facts, row), row.met ? '达标' : '未达标']),
        },
      },
    ];
}
