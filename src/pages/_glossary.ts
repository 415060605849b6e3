import { getCollection } from 'astro:content';
import { glossaryPath, type LinkedTerm } from '../layouts/link-terms.ts';
import type { Link } from '../model/views.ts';

/** Every entry, in the order of its pinyin, which is its file's name. */
export const glossary = (await getCollection('glossary')).map(({ id, data }) => ({ id, ...data })).sort((a, b) => (a.id < b.id ? -1 : 1));

/** The way to the glossary, where the portal has one. */
export const glossaryLinks: Link[] = glossary.length > 0 ? [{ text: '名词解释', href: glossaryPath }] : [];

export const linkedTerms: LinkedTerm[] = glossary
  .filter(({ link }) => link !== 'never')
  .map(({ id, term, forms, plain, link }) => ({ id, words: [term, ...forms], plain, first: link === 'first' }));
