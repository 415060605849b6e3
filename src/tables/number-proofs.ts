/** Numbers that carry their own proof: citizen ids (GB 11643), unified social credit codes (GB 32100), bank cards (Luhn). */

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' '),
);

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** True for 18 characters with a possible birth date and the check character of GB 11643. */
export function isCitizenId(id: string): boolean {
  if (!/^\d{6}(?:18|19|20)\d{9}[\dX]$/.test(id)) return false;
  if (!isDay(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)))) return false;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return '10X98765432'[sum % 11] === id[17];
}

/** True for 15 digits, the form used until 1999: a province prefix and a possible birth date of the 20th century. */
export function isOldCitizenId(digits: string): boolean {
  if (!/^\d{15}$/.test(digits) || !provinces.has(digits.slice(0, 2))) return false;
  return isDay(1900 + Number(digits.slice(6, 8)), Number(digits.slice(8, 10)), Number(digits.slice(10, 12)));
}

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Checks a unified social credit code by GB 32100-2015: its shape first, then its check character. */
export function usccCheck(uscc: string): 'ok' | 'shape' | 'check' {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(uscc)) return 'shape';
  const sum = usccWeights.reduce((total, weight, index) => total + weight * usccAlphabet.indexOf(uscc[index]!), 0);
  return usccAlphabet[(31 - (sum % 31)) % 31] === uscc[17] ? 'ok' : 'check';
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^0+$/.test(digits);
}
