/** What of a Markdown tree (mdast) is looked at here. */
export interface ProseNode {
  type: string;
  name?: string | null;
  url?: string;
  value?: string;
  attributes?: readonly { type: string; name?: string; value?: unknown }[];
  children?: ProseNode[];
  position?: { start: { line: number } };
}

/** Elements that run something or bring in another page. */
const running = new Set(['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link']);
const runningHtml = new RegExp(`<\\s*(?:${[...running].join('|')})\\b|[\\s"'/]on\\w+\\s*=`, 'i');

/** A page may link to pages, mail and phones. Browsers pass over blanks and control characters in an address. */
const isSafeAddress = (url: string): boolean => {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020]/g, ''))?.[1];
  return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme.toLowerCase());
};

/** Comments are the one thing between braces that does nothing. */
const isComment = (value: string): boolean => value.replace(/\/\*(?:(?!\*\/)[\s\S])*\*\//g, '').trim() === '';

/**
 * What in one node of prose would run, at the build or at the reader's. Prose is text: the same bytes come of it on every
 * machine, and nothing of a machine gets into it.
 */
export function findCode(node: ProseNode): { row: number; what: string }[] {
  const row = node.position?.start.line ?? 1;
  const what = (): string | undefined => {
    switch (node.type) {
      case 'mdxjsEsm':
        return ' import 或 export 语句';
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return isComment(node.value ?? '') ? undefined : '大括号 { } 中的程序';
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return codeInElement(node);
      case 'html':
        if (runningHtml.test(node.value ?? '')) return '会运行的网页代码';
        return [...(node.value ?? '').matchAll(/\s(?:href|src|action)\s*=\s*["']?([^"'>]*)/gi)].every(([, url = '']) => isSafeAddress(url))
          ? undefined
          : unsafeLink;
      case 'link':
      case 'definition':
      case 'image':
        return isSafeAddress(node.url ?? '') ? undefined : unsafeLink;
      default:
        return undefined;
    }
  };
  const found = what();
  return found === undefined ? [] : [{ row, what: found }];
}

const unsafeLink = '不是 http、https、mailto、tel 的链接';

function codeInElement({ name, attributes = [] }: ProseNode): string | undefined {
  if (name && (running.has(name) || !/^[a-z][a-z0-9]*$/.test(name))) return `标签 <${name}>`;
  for (const { type, name: attribute = '', value } of attributes) {
    if (type !== 'mdxJsxAttribute' || (value !== null && typeof value === 'object')) return '大括号 { } 中的程序';
    if (/^on/i.test(attribute) || attribute.includes(':')) return `会运行的属性 ${attribute}`;
    if (typeof value === 'string' && ['href', 'src', 'action'].includes(attribute.toLowerCase()) && !isSafeAddress(value)) return unsafeLink;
  }
  return undefined;
}
