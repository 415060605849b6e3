/**
 * Writes the page in traditional script and back, text by text: what stands in attributes for people too, what is added later too. Addresses, fields
 * that somebody types into, and whatever says `translate="no"` stay as they are.
 */
import { characters, words } from 'virtual:gongshi/traditional-words';
import { createConverter } from './convert-script.ts';

const convert = createConverter(characters, words);
const attributes = ['title', 'aria-label', 'placeholder', 'alt', 'data-label'];
const left = 'script, style, textarea, [translate="no"], [translate="no"] *';
/** What was written there before, to go back to. */
const textBefore = new Map<Text, string>();
const attributesBefore = new Map<Element, Map<string, string>>();

function convertText(text: Text): void {
  if (text.parentElement?.matches(left)) return;
  const written = convert(text.data);
  if (written === text.data) return;
  textBefore.set(text, text.data);
  text.data = written;
}

function convertAttributes(element: Element): void {
  if (element.matches(left)) return;
  for (const name of attributes) {
    const value = element.getAttribute(name);
    const written = value === null ? null : convert(value);
    if (value === null || written === null || written === value) continue;
    const before = attributesBefore.get(element) ?? new Map<string, string>();
    attributesBefore.set(element, before.set(name, value));
    element.setAttribute(name, written);
  }
}

function convertTree(root: Node): void {
  if (root instanceof Text) convertText(root);
  if (!(root instanceof Element)) return;
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root; node; node = walk.nextNode()) {
    if (node instanceof Text) convertText(node);
    else convertAttributes(node as Element);
  }
}

const watch = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes };
const observer = new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'childList') addedNodes.forEach(convertTree);
    else if (type === 'characterData') convertText(target as Text);
    else convertAttributes(target as Element);
  }
  // Our own writing is no news.
  observer.takeRecords();
});

function goBack(): void {
  observer.disconnect();
  // What a script has rewritten since is no longer ours to change back.
  for (const [text, before] of textBefore) if (text.data === convert(before)) text.data = before;
  for (const [element, values] of attributesBefore) {
    for (const [name, before] of values) if (element.getAttribute(name) === convert(before)) element.setAttribute(name, before);
  }
  textBefore.clear();
  attributesBefore.clear();
}

export function showScript(traditional: boolean): void {
  const page = document.documentElement;
  if ((page.lang === 'zh-Hant') === traditional) return;
  page.lang = traditional ? 'zh-Hant' : 'zh-CN';
  if (!traditional) return goBack();
  convertTree(page);
  observer.observe(page, watch);
}
