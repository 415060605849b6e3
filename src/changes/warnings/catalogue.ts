import { warningRules } from './codes.ts';

const introduction = `# 发布前的提醒

\`npm run diff\` 把要发布的和已发布的比较，合规但看着不对的列为提醒。每一条带有一个代码。代码永久不变：不改名，不挪作他用。
提醒不妨碍发布，但请逐条核实。

本页由 \`npm run docs\` 从代码生成，请不要直接修改。
`;

/** The page of the docs that lists all warnings of a change report, one line a code. */
export function formatWarningCatalogue(): string {
  const lines = Object.entries(warningRules).map(([code, { title, explanation, hint }]) => `| \`${code}\` | ${title} | ${explanation} | ${hint} |`);
  return [introduction, '| 代码 | 提醒 | 什么时候 | 怎么办 |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}
