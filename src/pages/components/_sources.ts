/** What the sources of components say of themselves: there is no second description. */
export interface ComponentSource {
  name: string;
  /** The comment at its head. */
  about: string;
  /** Its options, as they are written in the source: `interface Props`, without the frame around it. */
  options: string;
}

const sources = import.meta.glob<string>('../../components/*.astro', { query: '?raw', import: 'default', eager: true });

const aboutOf = (source: string): string =>
  (/\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n')
    // Lines are broken for the source: here they end where a paragraph or a point does.
    .replace(/(\S)\n(?=[^-\n])/g, '$1 ')
    .trim();

const optionsOf = (source: string): string =>
  (/^interface Props \{\n([\s\S]*?)^\}/m.exec(source)?.[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n')
    .trim();

/** Every component, by name. */
export const componentSources: ComponentSource[] = Object.entries(sources)
  .map(([path, source]) => ({ name: /(\w+)\.astro$/.exec(path)![1]!, about: aboutOf(source), options: optionsOf(source) }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

const tokensFile = import.meta.glob<string>('../../styles/tokens.css', { query: '?raw', import: 'default', eager: true });

/** The design tokens, in their order: name without its hyphens, and value. */
export const tokens: { name: string; value: string }[] = Object.values(tokensFile).flatMap((css) =>
  [...css.slice(css.indexOf(':root'), css.indexOf('\n}')).matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => ({ name, value: value.replace(/\s+/g, ' ') })),
);
