import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { absentTopics } from '../../src/model/topics/index.ts';

const content = new URL('../../content/', import.meta.url);

const texts = ['policies', 'pages', 'notices'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, content)).map((file) => {
    const { frontmatter, content: body } = parseFrontmatter(readFileSync(new URL(`${folder}/${file}`, content), 'utf8'));
    return { folder, file, frontmatter, body };
  }),
);

/** Addresses that every portal has, whatever tables it is built from. */
const alwaysThere = ['/places/', '/funds/', '/projects/', '/policies/'];

/** Addresses that a portal may lack: there the words stay and the link goes. */
const droppedWhenAbsent = ['/notices/', ...absentTopics([])];

/** The file that is rendered at an address, if the address is one of prose. */
const fileAt = (path: string): URL =>
  new URL(path.startsWith('/policies/') ? `.${path.slice(0, -1)}.mdx` : `pages${path.slice(0, -1)}.mdx`, content);

it.each(texts)('links in $folder/$file lead to pages and anchors that exist, or are dropped where they do not', ({ body }) => {
  for (const [, target = ''] of body.matchAll(/\]\(([^)]*)\)/g)) {
    const [path = '', anchor] = target.split('#');
    expect(path, target).toMatch(/^\/(?:[a-z-]+\/)+$/);
    if (![...alwaysThere, ...droppedWhenAbsent].includes(path)) expect(existsSync(fileAt(path)), target).toBe(true);
    if (anchor) expect(readFileSync(fileAt(path), 'utf8'), target).toContain(`id="${anchor}"`);
  }
});

it.each(texts)('$folder/$file is plain text, with headings below the page title', ({ body }) => {
  expect(body).not.toMatch(/^(?:import|export) /m);
  expect(body).not.toMatch(/[{}]/);
  expect(body).not.toMatch(/^# /m);
  // Markdown does not close ** between a punctuation mark and a character: it would print the stars.
  for (const [bold] of body.matchAll(/\*\*[^*\n]+\*\*./gu)) expect(bold).not.toMatch(/\p{P}\*\*\p{Script=Han}$/u);
  expect(body.replaceAll(/<\/?h2(?: id="[a-z-]+")?>/g, '')).not.toMatch(/[<>]/);
});

describe('pages', () => {
  const pages = texts.filter((text) => text.folder === 'pages');

  it('are about, how to read a notice, methodology and why numbers are withheld', () => {
    expect(pages.map((page) => page.file).sort()).toEqual(['about.mdx', 'how-to-read.mdx', 'methodology.mdx', 'privacy.mdx']);
  });

  it.each(pages)('$file has a title and a summary, and nothing else but what stands behind it', ({ frontmatter }) => {
    z.strictObject({ title: z.string().min(1), summary: z.string().min(1), appendix: z.literal('losses').optional() }).parse(frontmatter);
  });

  it('explain suppressed counts under a heading that other pages can link to', () => {
    expect(pages.find((page) => page.file === 'methodology.mdx')?.body).toContain('<h2 id="suppression">');
  });
});

it.each(texts.filter((text) => text.folder === 'notices'))('$file is a long text without front matter', (text) => {
  expect(text.frontmatter).toEqual({});
  expect(text.body).toMatch(/^## /);
});
