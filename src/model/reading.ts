import { pinyin } from 'pinyin-pro';

/**
 * How a place's name is read: one syllable for each character, small letters without tones, ü as v (吕家村 → lv jia cun).
 *
 * @param given the reading in the table, which wins where the automatic one is wrong. Source: regions.pinyin
 */
export function readSyllables(name: string, given?: string): string[] {
  if (given !== undefined) return given.trim().toLowerCase().normalize('NFD').replace(/u\u0308/g, 'v').replace(/[\u0300-\u036F]/g, '').split(/[\s']+/);
  return pinyin(name, { toneType: 'none', type: 'array', v: true, surname: 'head' }).map((syllable) => syllable.toLowerCase());
}
