import type { z } from 'zod';

const typeNames: Record<string, string> = {
  string: '文字（加引号）',
  number: '数字（不加引号）',
  int: '整数（不加引号）',
  boolean: ' true 或 false（不加引号）',
  array: '用 [ ] 括起来的列表',
  object: '用 { } 括起来的内容',
};

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((value, key) => (value as Partial<Record<string, unknown>> | undefined)?.[String(key)], json);

/** What is wrong with a value of portal.json or of front matter, in Chinese; the value itself is not repeated. */
export function describeMistake(issue: z.core.$ZodIssue, json: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(json, issue.path) === undefined) return '没有填写这一项';
      return `应为${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')} 之一`;
    case 'invalid_format':
      return issue.format === 'url' ? '不是 http:// 或 https:// 开头的完整网址' : issue.message;
    case 'too_small':
      return issue.origin === 'string' ? `至少 ${issue.minimum} 个字` : `不能小于 ${issue.minimum}`;
    case 'invalid_union':
      // How a target is measured is told apart by one word.
      return issue.discriminator === undefined ? '写法不对' : `的 ${issue.discriminator} 不是规定的一种`;
    case 'custom':
      return issue.message;
    default:
      return '写法不对';
  }
}
