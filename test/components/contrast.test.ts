import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = ['tokens', 'elder'].map((name) => readFileSync(new URL(`../../src/styles/${name}.css`, import.meta.url), 'utf8')).join('\n');

/** The colours of a scheme: those of the first block, overridden by those of the blocks after the markers, one after the other. */
function colours(markers: readonly string[]): Map<string, string> {
  const read = (text: string) => [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map((match) => [match[1]!, match[2]!] as const);
  const block = (from: string) => css.slice(css.indexOf(from), css.indexOf('\n}', css.indexOf(from)));
  return new Map([':root', ...markers].flatMap((marker) => read(block(marker))));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const words = [
  ...['paper', 'sheet', 'tint'].flatMap((ground) => ['ink', 'ink-soft', 'accent', 'good'].map((ink) => [ink, ground] as const)),
  ['seal-ink', 'seal'] as const,
  ['ink', 'accent-tint'] as const,
  ...[0, 1, 2].map((step) => ['ink', `step-${step}`] as const),
  ...[3, 4].map((step) => ['step-ink', `step-${step}`] as const),
];
const edges = [
  ['rule-strong', 'sheet'],
  ['rule-strong', 'paper'],
  ['focus', 'paper'],
  ['focus', 'sheet'],
] as const;

describe.each([
  ['light', []],
  ['dark', ['@media (prefers-color-scheme: dark)']],
  ['print', ['@media print']],
  ['elder', ["[data-view~='elder'] {"]],
  ['dark elder', ['@media (prefers-color-scheme: dark)', "[data-view~='elder'] {", '@media screen and (prefers-color-scheme: dark)']],
  ['higher contrast', ['(prefers-contrast: more) {']],
  ['higher contrast dark', ['@media (prefers-color-scheme: dark)', '(prefers-contrast: more) {', '(prefers-contrast: more) and (prefers-color-scheme: dark)']],
])('in the %s scheme', (_name, markers) => {
  const palette = colours(markers);

  test.each(words)('words in %s on %s have a contrast of 4.5 or more', (ink, ground) => {
    expect(contrast(palette.get(ink)!, palette.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edges)('edges in %s on %s have a contrast of 3 or more', (line, ground) => {
    expect(contrast(palette.get(line)!, palette.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});
