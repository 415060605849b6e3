import { ancestorCodes, regionLevel, regionLevelNames } from '../../schema/index.ts';
import type { Check } from './context.ts';

/** portal.region and portal.also_covers are rows of the regions table, and none lies in another. */
export const checkCoveredRegions: Check = (context, raise) => {
  const { portal, exists } = context;
  const roots = [
    { code: portal.region, path: 'region' },
    ...portal.also_covers.map((code, index) => ({ code, path: `also_covers.${index}` })),
  ].filter(({ code }) => code !== '');
  roots.forEach(({ code, path }, index) => {
    const at = { file: 'portal.json', column: path };
    if (!exists('regions', code)) raise('portal-region-unknown', at, `${path} 写的“${code}”在区划表中没有`);
    const holder = roots.find((other, position) =>
      position === index ? false : other.code === code ? position < index : ancestorCodes(code).includes(other.code),
    );
    if (holder) raise('portal-covers-twice', at, `${path} 写的“${code}”已在 ${holder.path}“${holder.code}”之内`);
  });
};

/** Region codes by their parents: a well-formed code, a place above it, and no step left out below the county. */
export const checkRegionTree: Check = (context, raise) => {
  const childrenWithout = new Map<string, { first: number; count: number; level: string }>();
  context.rows('regions').forEach(({ code, name }, position) => {
    const level = regionLevel(code);
    const at = context.at('regions', position, 'code');
    if (level === undefined) {
      raise('region-code-impossible', at, `“${name}”的代码“${code}”不是有效的区划代码`);
      return;
    }
    if (level !== 'town' && level !== 'village') return;
    const ancestors = ancestorCodes(code);
    const parent = ancestors.find((above) => context.exists('regions', above));
    if (parent === undefined) {
      raise('region-without-parent', at, `${regionLevelNames[level]}“${name}”（${code}）在区划表中没有任何上级`);
      return;
    }
    if (level === 'village' && code.slice(6, 9) === '000') {
      raise('region-parent-skipped', at, `村“${name}”的代码“${code}”中没有乡镇，将直接列在“${parent}”之下`);
      return;
    }
    // A code with zeros in the middle has no place of its own at that level: a town straight under a city is legal.
    const nearest = ancestors[0] ?? '';
    const due = level === 'village' ? 'town' : 'county';
    if (parent === nearest || regionLevel(nearest) !== due) return;
    const missing = childrenWithout.get(nearest) ?? { first: position, count: 0, level: regionLevelNames[due] };
    childrenWithout.set(nearest, { ...missing, count: missing.count + 1 });
  });
  for (const [code, { first, count, level }] of childrenWithout) {
    const at = context.at('regions', first, 'code');
    raise('parent-row-missing', at, `缺少${level}“${code}”一行，它下面有 ${count} 个地区，将直接列在更高一级之下`);
  }
};

/** Former codes: old addresses must know where to go. */
export const checkFormerCodes: Check = (context, raise) => {
  const claimed = new Map<string, number>();
  context.rows('regions').forEach(({ former_codes: codes, name }, position) => {
    for (const code of new Set(codes)) {
      const at = context.at('regions', position, 'former_codes');
      if (!/^\d{6,12}$/.test(code)) {
        raise('former-code-malformed', at, `“${name}”的曾用代码“${code}”不是数字代码`);
        continue;
      }
      const before = claimed.get(code);
      const current = context.rowsBy('regions', 'code').first(code);
      if (current !== undefined) {
        raise('former-code-in-use', at, `“${name}”的曾用代码“${code}”仍是${context.rowName('regions', current)}现在的代码`);
      } else if (before !== undefined) {
        raise('former-code-twice', at, `曾用代码“${code}”已用在${context.rowName('regions', before)}`);
      } else claimed.set(code, position);
    }
  });
};
