import { ruleOf, tables, wordsOf, type Column, type TableName } from '../schema/index.ts';

/** Where a column's values have to be found, in words. */
export const referenceOf = ({ references }: Column): string | undefined => references && `要在“${tables[references as TableName].title}”表中有`;

/** What a column's header says when it is pointed at, line by line. */
export function commentOf(column: Column): string {
  const words = wordsOf(column);
  const reference = referenceOf(column);
  return [
    `${column.title}（${column.required ? '必填' : '选填'}）`,
    column.description,
    ...(column.unit ? [`单位：${column.unit}`] : []),
    `写法：${ruleOf(column)}`,
    ...(column.kind !== 'yes_no' && words ? [`可填：${words.join('、')}`] : []),
    ...(reference ? [`${reference}。`] : []),
    `例如：${column.example}`,
  ].join('\n');
}
