import type { Random } from './random.ts';

const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of an organisation code (GB 11714). */
function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * parseInt(body[at]!, 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Check character of a unified social credit code (GB 32100). */
function creditCheck(body: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of body) {
    sum += charset.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return charset[(31 - (sum % 31)) % 31]!;
}

/** A well-formed code of an enterprise registered in a county; it belongs to nobody, for no division begins with 99. */
export function inventUscc(countyCode: string, random: Random): string {
  const organisation = `MA${Array.from({ length: 6 }, () => random.pick([...charset])).join('')}`;
  const body = `91${countyCode.slice(0, 6)}${organisation}${organisationCheck(organisation)}`;
  return body + creditCheck(body);
}
