import { formatCount, formatWanYuan } from '../format.ts';
import type { ChangeReport, ChangeWarning, NoticeChange, RowChange, SumChange, TableChanges } from './report.ts';

/** Lines of one list in a terminal; the rest are counted. */
const mostLines = 8;
const longestCell = 40;

/** A list cut to what is read, with how many more there are. */
function cut(lines: readonly string[], of = lines.length, unit = '条'): string[] {
  const shown = lines.slice(0, mostLines);
  return of > shown.length ? [...shown, `  ……还有 ${formatCount(of - shown.length)} ${unit}`] : shown;
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title, ...lines]);

function shorten(text: string | undefined): string {
  if (text === undefined) return '（空白）';
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > longestCell ? `${characters.slice(0, longestCell).join('')}…` : characters.join('');
}

function warningLines({ code, file, row, column, message, hint }: ChangeWarning): string {
  const place = [file, row === undefined ? '' : `第 ${row} 行`, column === undefined ? '' : `“${column}”`].filter(Boolean).join(' ');
  return `  ${place === '' ? '' : `${place}：`}${message} [${code}]\n    ${hint}`;
}

const rowTitle = ({ key, name }: RowChange): string => (name === undefined || name === key ? key : `${key}（${shorten(name)}）`);
const changedLine = (row: RowChange): string =>
  `    第 ${row.row} 行 ${rowTitle(row)}：${row.cells.map(({ title, before, after }) => `${title} ${shorten(before)} → ${shorten(after)}`).join('；')}`;
const plainLine = (row: RowChange): string => `    第 ${row.row} 行 ${rowTitle(row)}`;
const removedLine = (row: RowChange): string => `    原第 ${row.row} 行 ${rowTitle(row)}`;

function tableLines({ title, file, counts, ...lists }: TableChanges, what: 'added' | 'changed' | 'removed', line: (row: RowChange) => string): string[] {
  if (counts[what] === 0) return [];
  const rows = cut(lists[what].map(line), lists[what].length === 0 ? 0 : counts[what], '行').map((text) => (text.startsWith('  ……') ? `  ${text}` : text));
  return [`  ${title}（${file}）${formatCount(counts[what])} 行`, ...rows];
}

const measures = [['allocated', '分配'], ['paid', '已拨付']] as const;

function sumLine({ name, before, after }: SumChange): string {
  const parts = measures.flatMap(([measure, word]) =>
    before[measure] === after[measure] ? [] : [`${word} ${formatWanYuan(before[measure])} → ${formatWanYuan(after[measure])} 万元`],
  );
  return `  ${name}：${parts.join('；')}`;
}

const noticeLine = ({ id, title, openFrom, openTo }: NoticeChange): string =>
  `  ${id}《${shorten(title)}》${openFrom === undefined && openTo === undefined ? '' : ` ${openFrom ?? ''} 至 ${openTo ?? ''}`}`;
const waitingLine = (notice: NoticeChange): string => `  ${notice.publishedOn} ${notice.id}《${shorten(notice.title)}》`;

const whatWords = { added: '新增', changed: '改动', removed: '删去' } as const;

/** How many rows are new, changed and gone in all. */
function totals({ tables }: ChangeReport): string {
  const sum = (what: keyof typeof whatWords): number => tables.reduce((count, { counts }) => count + counts[what], 0);
  return `新增 ${formatCount(sum('added'))} 行，改动 ${formatCount(sum('changed'))} 行，删去 ${formatCount(sum('removed'))} 行`;
}

/** The report for a terminal, the most important first: warnings, what goes, what changes, sums, notices, then what is new. Long lists are cut. */
export function formatChanges(report: ChangeReport): string {
  const { since, asOf, tables, sums, notices, content, portal, warnings, needsNote, isAgain } = report;
  const isFirst = asOf.before === undefined;
  const head = isFirst
    ? [`还没有发布过：全部都是新的（截止日 ${asOf.after}）。`]
    : [`与已发布的${since === undefined ? '网站' : `版本 ${since} `}相比（截止日 ${asOf.before}${asOf.before === asOf.after ? '' : ` → ${asOf.after}`}）：`];
  const isSame = tables.length + content.length + portal.length + sums.fund.length + sums.place.length + notices.opens.length + notices.closes.length === 0;
  const body = [
    ...section(`请核实（${warnings.length} 条）`, cut(warnings.map(warningLines), warnings.length)),
    ...section('删去的行', tables.flatMap((table) => tableLines(table, 'removed', removedLine))),
    ...section('改动的行', tables.flatMap((table) => tableLines(table, 'changed', changedLine))),
    ...section('站点设置 portal.json', cut(portal.map(({ field, before, after }) => `  ${field}：${shorten(before)} → ${shorten(after)}`), portal.length, '项')),
    ...section('资金合计', cut(isFirst ? [] : sums.fund.map(sumLine), isFirst ? 0 : sums.fund.length, '笔')),
    ...section('各地合计', cut(isFirst ? [] : sums.place.map(sumLine), isFirst ? 0 : sums.place.length, '处')),
    ...section('不再公示', cut(notices.closes.map(noticeLine), notices.closes.length, '则')),
    ...section('新发布或开始公示', cut(notices.opens.map(noticeLine), notices.opens.length, '则')),
    ...section('到日子才出现的公示', cut(notices.waiting.map(waitingLine), notices.waiting.length, '则')),
    ...section('文章和其他文件', cut(content.map(({ file, what }) => `  ${whatWords[what]} ${file}`), content.length, '个')),
    ...section('新增的行', isFirst ? tables.map(({ title, file, counts }) => `  ${title}（${file}）${formatCount(counts.added)} 行`) : tables.flatMap((table) => tableLines(table, 'added', plainLine))),
  ];
  const noteSentence = needsNote ? '已经公开的内容有改动：发布时要写说明。' : isAgain ? '这正是撤回了的那份数据：发布时要写说明。' : '已经公开的内容没有改动：可以不写说明。';
  const end = [isSame ? '没有变化。' : `共${totals(report)}。`, ...(isFirst || (isSame && !isAgain) ? [] : [noteSentence])];
  return `${[...head, ...body, ...(body.length > 0 ? [''] : []), ...end].join('\n')}\n`;
}
