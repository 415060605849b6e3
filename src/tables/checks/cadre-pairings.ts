import type { Check } from './context.ts';

/** Each cadre helps one household of his own. Source: 每人每年结对帮扶一户 (Huai'an). */
export const checkCadrePairings: Check = (context, raise) => {
  context.rows('cadre_pairings').forEach(({ unit, cadres, households }, position) => {
    if (households >= cadres) return;
    raise('cadre-without-household', context.at('cadre_pairings', position, 'households'), `“${unit}”结对干部 ${cadres} 人，结对户只有 ${households} 户`);
  });
};
