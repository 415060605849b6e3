import { parse, type Node } from 'acorn';

/**
 * The oldest browsers that the site is built for: Chromium 80 and Safari 13.1 (both of early 2020) and Firefox 78. Their language is
 * ECMAScript 2020, dynamic `import()` and `import.meta` among it.
 */
const ecmaVersion = 2020;

/**
 * Methods and functions that one of these browsers lacks, by the first version of each that has them. Whoever asks first
 * (`x.at?.(0)`) may use them.
 */
const youngerNames: Record<string, string> = {
  at: 'Chromium 92',
  replaceAll: 'Chromium 85',
  hasOwn: 'Chromium 93',
  structuredClone: 'Chromium 98',
  findLast: 'Chromium 97',
  findLastIndex: 'Chromium 97',
  toSorted: 'Chromium 110',
  toReversed: 'Chromium 110',
  toSpliced: 'Chromium 110',
  groupBy: 'Chromium 117',
  replaceChildren: 'Chromium 86',
  randomUUID: 'Chromium 92',
  checkVisibility: 'Chromium 105',
  requestIdleCallback: 'no Safari',
  showModal: 'Safari 15.4',
  showPopover: 'Chromium 114',
  withResolvers: 'Chromium 119',
  Segmenter: 'Chromium 87',
  WeakRef: 'Chromium 84',
  BroadcastChannel: 'Safari 15.4',
  CompressionStream: 'Safari 16.4',
  DecompressionStream: 'Safari 16.4',
};

type Child = Node & Record<string, unknown>;

function* childrenOf(node: Child): Generator<Child> {
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && typeof each === 'object' && typeof (each as Child).type === 'string') yield each as Child;
    }
  }
}

const nameOf = (node: unknown): string | undefined => (node as { name?: string } | undefined)?.name;

/** What of a script's text an old browser could not run; a text that it could not even read is one such thing. */
export function findYoungerScript(source: string, sourceType: 'module' | 'script' = 'module'): string[] {
  let program: Child;
  try {
    program = parse(source, { ecmaVersion, sourceType }) as unknown as Child;
  } catch (error) {
    return [`syntax: ${(error as Error).message}`];
  }
  const found: string[] = [];
  const visit = (node: Child, parent?: Child): void => {
    const regex = (node.regex as { pattern: string } | undefined)?.pattern;
    // The one syntax of 2018 that Safari learned in 16.4: it refuses the whole file for it.
    if (regex !== undefined && /\(\?<[=!]/.test(regex)) found.push(`looks behind: /${regex}/`);
    if (node.type === 'CallExpression' && node.optional !== true) {
      const callee = node.callee as Child;
      const name = callee.type === 'MemberExpression' && callee.computed !== true ? nameOf(callee.property) : undefined;
      if (name !== undefined && Object.hasOwn(youngerNames, name)) found.push(`.${name}() needs ${youngerNames[name]}`);
      // Safari 13 has only addListener.
      const object = callee.object as Child | undefined;
      if (name === 'addEventListener' && nameOf(((object?.callee as Child | undefined)?.property as Child | undefined) ?? object?.callee) === 'matchMedia') {
        found.push('matchMedia().addEventListener() needs Safari 14');
      }
    }
    const called = node.type === 'CallExpression' || node.type === 'NewExpression' ? nameOf(node.callee) : undefined;
    if (called !== undefined && parent?.optional !== true && Object.hasOwn(youngerNames, called) && /^[A-Z]|Clone$|IdleCallback$/.test(called)) {
      found.push(`${called} needs ${youngerNames[called]}`);
    }
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(program);
  return found;
}

/** What one of the browsers does not know in a selector: it drops the whole rule. */
const youngerSelectors: Record<string, RegExp> = {
  ':has()': /:has\(/,
  ':is()': /:is\(/,
  ':where()': /:where\(/,
  'a list in :not()': /:not\([^()]*,/,
  'nested rules': /&/,
};

/** At-rules that they skip with all that is in them. */
const youngerRules = /^@(?:container|layer|scope|starting-style|property)\b|^@media[^{]*[<>]=?/;

/** Properties that they skip, and without which the page would stand differently. */
const youngerProperties =
  /^(?:inset(?:-.*)?|aspect-ratio|container.*|translate|rotate|scale|(?:margin|padding)-(?:inline|block)|animation-timeline|field-sizing|interpolate-size)$/;

/** Values that they skip. */
const youngerValues = /\b(?:color-mix|light-dark|oklch|oklab|lch|lab|color)\(|\d(?:[dsl]v[hwib]|lh|rlh|cq\w)\b|\bclip\b(?!\()|\brevert-layer\b|\bsubgrid\b/;

/**
 * What of a stylesheet an old browser would leave out, so that the page would not stand as it should. Something younger after a
 * fallback for the same property in the same rule is fine, and so is what `@supports` guards.
 */
export function findYoungerStyle(css: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let properties = new Set<string>();
  const isGuarded = (): boolean => open.some((prelude) => prelude.startsWith('@supports'));
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, piece = '', end = ''] of text.matchAll(/((?:[^{};"']|"[^"]*"|'[^']*')*)([{};])/g)) {
    const told = piece.trim();
    if (end === '{') {
      if (!isGuarded()) {
        if (youngerRules.test(told)) found.push(told);
        if (!told.startsWith('@')) {
          for (const [name, pattern] of Object.entries(youngerSelectors)) if (pattern.test(told)) found.push(`${name}: ${told}`);
          const parent = open.at(-1);
          if (parent !== undefined && !parent.startsWith('@')) found.push(`nested rules: ${parent} { ${told}`);
        }
      }
      open.push(told);
      properties = new Set();
      continue;
    }
    const [, property = '', value = ''] = /^([\w-]+)\s*:([\s\S]*)$/.exec(told) ?? [];
    const isYounger = youngerProperties.test(property) || (!property.startsWith('--') && youngerValues.test(value));
    if (property !== '' && isYounger && !isGuarded() && !properties.has(property)) found.push(`${open.at(-1)} { ${told} }`);
    properties.add(property);
    if (end === '}') open.pop();
  }
  return found;
}
