import { fundKinds, fundLevels, regionLevel } from '../../schema/index.ts';
import type { Check } from './context.ts';

/** Words and places that portal.json takes from the tables are those of the tables. */
export const checkPortalWords: Check = (context, raise) => {
  const { county_floor: floor } = context.portal;
  const check = (key: 'levels' | 'kinds', known: readonly string[]): void =>
    floor[key].forEach((word, index) => {
      if (known.includes(word)) return;
      const path = `county_floor.${key}.${index}`;
      raise('portal-invalid', { file: 'portal.json', column: path }, `${path} 写的“${word}”不是资金表用的词`, `请写：${known.join('、')}。`);
    });
  check('levels', Object.values(fundLevels));
  check('kinds', Object.values(fundKinds));
  floor.key_counties.forEach((code, index) => {
    const path = `county_floor.key_counties.${index}`;
    const at = { file: 'portal.json', column: path };
    if (!context.exists('regions', code)) raise('portal-region-unknown', at, `${path} 写的“${code}”在区划表中没有`);
    else if (regionLevel(code) !== 'county') raise('portal-invalid', at, `${path} 写的“${code}”不是县级代码`, '请填县（市、区）的 12 位代码。');
  });
};
