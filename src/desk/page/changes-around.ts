import { element } from '../../client/element.ts';
import { formatDate, formatWanYuan, formatYuan } from '../../format.ts';
import type { ChangeReport, NoticeChange, SumChange } from '../../changes/report.ts';
import { cell, table } from './parts.ts';

/** An amount in 万元, and under it in 元. */
const money = (fen: number): Node[] => [element('span', { class: 'wan' }, formatWanYuan(fen)), element('span', { class: 'yuan' }, `${formatYuan(fen)} 元`)];

function drawChange(before: number, after: number): HTMLTableCellElement[] {
  if (before === after) return [cell('number same', ...money(after)), cell('number same', '不变')];
  const difference = after - before;
  return [cell('number', element('del', {}, ...money(before)), element('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'), element('ins', {}, ...money(after))), cell('number', element('strong', {}, `${difference > 0 ? '+' : '−'}${formatWanYuan(Math.abs(difference))}`))];
}

function drawSumTable(title: string, first: string, sums: readonly SumChange[]): HTMLElement[] {
  if (sums.length === 0) return [];
  const rows = sums.map(({ name, id, before, after }) => [cell('', element('strong', {}, name), element('span', { class: 'under' }, id)), ...drawChange(before.allocated, after.allocated), ...drawChange(before.paid, after.paid)]);
  return [element('section', {}, element('h2', {}, title, element('span', { class: 'soft' }, ' 单位：万元')), table([first, '安排', '增减', '支付', '增减'], rows, { class: 'sums', caption: title }))];
}

/** Sums before and after, by fund and by place. */
export const drawSums = ({ sums }: ChangeReport): HTMLElement[] => [...drawSumTable('资金合计的变化', '资金', sums.fund), ...drawSumTable('各地合计的变化', '地方', sums.place)];

function drawNotices(title: string, notices: readonly NoticeChange[]): HTMLElement[] {
  if (notices.length === 0) return [];
  const period = ({ publishedOn, openFrom, openTo }: NoticeChange): string => (openFrom === undefined ? `${formatDate(publishedOn)}发布` : `${formatDate(openFrom)}${openTo === undefined ? '' : ` 至 ${formatDate(openTo)}`}`);
  return [element('section', {}, element('h2', {}, title), table(['公示', '公示期'], notices.map((one) => [cell('', one.title, element('span', { class: 'under' }, one.id)), cell('nobreak', period(one))]), { caption: title }))];
}

const contentWords = { added: '新增', changed: '修改', removed: '删除' } as const;

/** Notices that open, close or wait; prose and settings. */
export function drawOthers({ notices, content, portal }: ChangeReport): HTMLElement[] {
  return [
    ...drawNotices('开始公示', notices.opens),
    ...drawNotices('公示到期', notices.closes),
    ...drawNotices('还没到日子，到时再发布', notices.waiting),
    ...(content.length === 0 ? [] : [element('section', {}, element('h2', {}, '文字'), table(['改动', '文件'], content.map(({ file, what }) => [cell('', element('span', { class: `tag tag-${what}` }, contentWords[what])), file]), { caption: '文字' }))]),
    ...(portal.length === 0 ? [] : [element('section', {}, element('h2', {}, '网站设置'), table(['项', '原来', '改成'], portal.map(({ field, before = '（空）', after = '（空）' }) => [field, element('del', {}, before), element('ins', {}, after)]), { caption: '网站设置' }))]),
  ];
}
