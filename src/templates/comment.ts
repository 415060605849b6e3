import { referenceOf, ruleOf, tables, wordsOf, type Column, type TableDefinition, type TableName } from '../schema/index.ts';

/** Where a column's values have to be found, as a sentence; undefined where nowhere else. */
export function referenceSentence(definition: TableDefinition, column: Column): string | undefined {
  const table = referenceOf(definition, column);
  return table && `要在“${tables[table as TableName].title}”表中有。`;
}

/** What a column's header says when it is pointed at, line by line. */
export function commentOf(definition: TableDefinition, column: Column): string {
  const words = wordsOf(column);
  const reference = referenceSentence(definition, column);
  return [
    `${column.title}（${column.required ? '必填' : '选填'}）`,
    column.description,
    ...(column.unit ? [`单位：${column.unit}`] : []),
    `写法：${ruleOf(column)}`,
    ...(column.kind !== 'yes_no' && words ? [`可填：${words.join('、')}`] : []),
    ...(reference ? [reference] : []),
    `例如：${column.example}`,
  ].join('\n');
}
