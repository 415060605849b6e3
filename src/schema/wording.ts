import type { Column } from './table.ts';

/** Pairs of words for yes and no; a column's example says which of them it uses. */
const yesNoPairs = [
  ['是', '否'],
  ['有', '无'],
] as const;

/** The words that a column may hold, where they are fixed: of a choice, of each part of a list of choices, of yes and no. */
export function wordsOf({ kind, choices, example }: Column): readonly string[] | undefined {
  if (kind === 'yes_no') return yesNoPairs.find((pair) => pair.some((word) => word === example)) ?? yesNoPairs[0];
  return choices && Object.values(choices);
}

const partNames = { text: '文字', code: '编号', region: '12 位区划代码', choice: '规定的词' };

/** How a cell of a column is written, in a few words without a full stop: 日期，写作 2020-06-30. The words of a choice are in `wordsOf`. */
export function ruleOf(column: Column): string {
  const { kind, of = 'text', unit, min = 0, max } = column;
  switch (kind) {
    case 'text':
      return '文字';
    case 'code':
      return '编号，照原样写，前面的零也要写';
    case 'region':
      return '12 位区划代码，全是数字';
    case 'uscc':
      return '18 位统一社会信用代码';
    case 'money':
      return `金额，以${unit}为单位，最细到分，不小于 ${min}`;
    case 'count':
      return `整数，不小于 ${min}`;
    case 'number':
      return `数，可以有小数，不小于 ${min}`;
    case 'date':
      return '日期，写作 2020-06-30';
    case 'year':
      return max === undefined ? '四位年份' : `四位年份，${min} 到 ${max}`;
    case 'yes_no':
      return wordsOf(column)!.map((word) => `“${word}”`).join('或');
    case 'choice':
      return '规定的词，只选一个';
    case 'list':
      return `${partNames[of]}，可以有几个，用“、”分开`;
  }
}
