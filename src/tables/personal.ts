import { removeInvisible } from './cell.ts';
import { householdAddress } from './household-address.ts';
import { isCitizenId, isDay, isOldCitizenId, passesLuhn, usccCheck } from './number-proofs.ts';

/**
 * Finds personal data in text by its shape alone. Pure. Used where tables are read, where rows are checked and where
 * finished files are scanned; what is found is never repeated to anybody.
 */
export { isCitizenId, usccCheck };

export type PersonalKind = 'citizen-id' | 'mobile-phone' | 'bank-card' | 'household-address';

export const personalKindNames: Record<PersonalKind, string> = {
  'citizen-id': '身份证号',
  'mobile-phone': '手机号',
  'bank-card': '银行卡号',
  'household-address': '家庭住址',
};

export interface PersonalOptions {
  /** Published numbers, which alone may look like a private phone. Compared by their digits. */
  hotlines: ReadonlySet<string>;
}

const looksLikeYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);
const looksLikeDay = (digits: string): boolean =>
  /^(?:19|20)\d{6}$/.test(digits) && isDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));

/**
 * A number as people space it: digits with the same one separator between some of them. It starts where no digit
 * stands before and ends where none follows.
 */
interface SpacedNumber {
  digits: string;
  groups: string[];
  /** What stands between the groups; '' when there is only one. */
  separator: string;
  /** The character before, '' at the start of the text. */
  before: string;
  /** Before that stands another digit. */
  afterDigit: boolean;
  after: string;
}

const separators = ' .-·_';

/** Digits of a phone, the shortest number that is looked for. */
const fewestDigits = 11;

/** Every way to read the text from `start` as one number of enough digits, shortest first. */
function* spacedNumbersFrom(text: string, start: number): Generator<SpacedNumber> {
  const groups: string[] = [];
  const before = text[start - 1] ?? '';
  const afterDigit = start > 1 && isDigitAt(text, start - 2);
  let separator = '';
  let at = start;
  let length = 0;
  while (at < text.length && length <= 20) {
    const match = /^\d+[Xx]?/.exec(text.slice(at, at + 24));
    if (!match) return;
    groups.push(match[0].toUpperCase());
    length += match[0].length;
    at += match[0].length;
    const after = text[at] ?? '';
    if (length >= fewestDigits) yield { digits: groups.join(''), groups: [...groups], separator, before, afterDigit, after };
    if (groups.at(-1)!.endsWith('X') || !separators.includes(after) || after === '') return;
    if (separator !== '' && after !== separator) return;
    separator = after;
    at += 1;
    // The last character of a spaced citizen id may stand alone.
    if (/[Xx]/.test(text[at] ?? '') && length === 17) {
      yield { digits: `${groups.join('')}X`, groups: [...groups, 'X'], separator, before, afterDigit, after: text[at + 1] ?? '' };
      return;
    }
  }
}

const isLetterOrDigit = (character: string): boolean => /^[0-9A-Za-z]$/.test(character);
const everyDigitApart = (groups: readonly string[]): boolean => groups.every((group) => group.length === 1);

/**
 * What only looks like one spaced number: a region code or a day beside something else (a citizen id has its birthday
 * between six digits and four), an amount (1379.2907000), the decimals of one (10.049215 19920212).
 */
function isSeveral({ groups, separator, before, afterDigit }: SpacedNumber): boolean {
  if (groups.length === 1) return false;
  if (groups.some((group, index) => group.length === 12 || (looksLikeDay(group) && !(index === 1 && groups[0]!.length === 6)))) return true;
  return (separator === '.' && groups.length === 2) || (before === '.' && afterDigit);
}

function isCitizen({ digits, before, after }: SpacedNumber): boolean {
  if (isLetterOrDigit(after)) return false;
  return (digits.length === 18 && isCitizenId(digits)) || (!isLetterOrDigit(before) && isOldCitizenId(digits));
}

/** An id in its three parts, with anything between them; and one in a row with letters around it, as in the name of a scan. */
const partedCitizenId = /(?<!\d|\d\.)(\d{6})[ .\-·_/()[\]]{1,3}(\d{8})[ .\-·_/()[\]]{1,3}(\d{3}[\dXx])(?![0-9A-Za-z]|[-./]\d|年)/g;
const unspacedCitizenId = /(?<!\d)\d{17}(?:\d(?!\d)|[Xx])/g;

function hasCitizenId(text: string): boolean {
  for (const [, place, born, order] of text.matchAll(partedCitizenId)) if (isCitizenId(`${place}${born}${order}`.toUpperCase())) return true;
  for (const [id] of text.matchAll(unspacedCitizenId)) if (isCitizenId(id.toUpperCase())) return true;
  return false;
}

/** A phone with brackets around its first or its second group: (139)12345678, 139(1234)5678. */
const bracketedPhone = /(?<![\d.])(?:\((1[3-9]\d)\)[ -]?(\d{4})|(1[3-9]\d)[ -]?\((\d{4})\))[ -]?(\d{4})(?![\d.])/g;

function hasBracketedPhone(text: string, hotlines: ReadonlySet<string>): boolean {
  for (const [, head = '', middle = '', otherHead = '', otherMiddle = '', tail] of text.matchAll(bracketedPhone)) {
    const year = middle + otherMiddle;
    // "150(2019)3000" is an amount, its year, and another.
    if (!looksLikeYear(year) && !hotlines.has(`${head}${otherHead}${year}${tail}`)) return true;
  }
  return false;
}

/** The groups that people write a phone in; in others it is several numbers, such as an amount and a year. */
const phoneGroups = new Set(['11', '3-4-4', '3-8', '7-4', '4-3-4', '4-4-3', '3-3-5', '3-5-3', '3-2-2-2-2']);

function isMobilePhone({ digits, groups, after }: SpacedNumber, hotlines: ReadonlySet<string>): boolean {
  const match = /^((?:00)?86|0)?(1[3-9]\d{9})$/.exec(digits);
  if (!match || /\d/.test(after)) return false;
  const [, country = '', phone = ''] = match;
  const own = groups[0] === country ? groups.slice(1) : [groups[0]!.slice(country.length), ...groups.slice(1)];
  if (!everyDigitApart(own) && !phoneGroups.has(own.map((group) => group.length).join('-'))) return false;
  // "1500000 2018" is an amount and a year; "1970 0101 100" begins with a year.
  if (own.length === 2 && looksLikeYear(own[1]!)) return false;
  if (looksLikeYear(own[0]!) && own[1]?.length === 4) return false;
  return !hotlines.has(phone);
}

function isBankCard({ digits, groups, separator, before, after }: SpacedNumber): boolean {
  if (isLetterOrDigit(before) || isLetterOrDigit(after) || !/^\d{16,19}$/.test(digits) || !passesLuhn(digits)) return false;
  if (groups.length > 1) {
    const inFours = groups.every((group, index) => group.length === 4 || (index === groups.length - 1 && group.length < 4));
    const afterBank = groups.length === 2 && groups[0]!.length === 6 && digits.startsWith('62');
    if (!(inFours || afterBank) || !' -'.includes(separator) || groups.every(looksLikeYear)) return false;
  }
  return !(digits.length === 18 && usccCheck(digits) === 'ok');
}

function kindOfNumber(readings: readonly SpacedNumber[], hotlines: ReadonlySet<string>): PersonalKind | undefined {
  if (readings.some(isCitizen)) return 'citizen-id';
  if (readings.some((reading) => isMobilePhone(reading, hotlines))) return 'mobile-phone';
  return readings.some(isBankCard) ? 'bank-card' : undefined;
}

const hotlineDigits = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

function digitsOf(hotlines: ReadonlySet<string>): ReadonlySet<string> {
  let digits = hotlineDigits.get(hotlines);
  if (!digits) {
    digits = new Set([...hotlines].map((line) => line.normalize('NFKC').replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')));
    hotlineDigits.set(hotlines, digits);
  }
  return digits;
}

/** A SHA-256 in hex: one in three hundred has eleven digits in a row that look like a phone. */
const sha256 = /(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])/g;

const addressWords = new Set('组社队栋幢座楼');

/** Digits that a UTF-16 unit can become under NFKC: ASCII, full width, mathematical; raised, circled and bracketed signs (⑬). */
function digitsOfUnit(unit: number): number {
  if (unit < 0x80) return unit >= 0x30 && unit <= 0x39 ? 1 : 0;
  if ((unit >= 0xff10 && unit <= 0xff19) || unit === 0xd835) return 1;
  return (unit >= 0xb2 && unit <= 0xbe) || (unit >= 0x2070 && unit < 0x2500) || (unit >= 0x3200 && unit < 0x3400) ? 2 : 0;
}

/**
 * Whether anything could be found at all: digits enough for the shortest number, a phone, or a word of an address. Nearly
 * all of a province's cells have neither, so that they are passed over at once.
 */
function isWorthLooking(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    digits += digitsOfUnit(text.charCodeAt(at));
    if (digits >= 11 || addressWords.has(text[at]!)) return true;
  }
  return false;
}

/**
 * The first kind of personal data found in a text, or undefined: citizen ids of 18 (birth date and GB 11643 check
 * character) and 15 digits, mobile phones, bank cards (16 to 19 digits, Luhn), detailed household addresses, in
 * half or full width, with spaces, dots or dashes between. Region codes of 12 digits and dates are never found.
 * Source: publication-rules.md, "Personal data".
 */
export function findPersonal(text: string, { hotlines }: PersonalOptions): PersonalKind | undefined {
  if (!isWorthLooking(text)) return undefined;
  const plain = removeInvisible(text.normalize('NFKC'))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(sha256, ' ');
  const allowed = digitsOf(hotlines);
  for (let start = 0; start < plain.length; start += 1) {
    if (!isDigitAt(plain, start) || (start > 0 && isDigitAt(plain, start - 1))) continue;
    const readings = [...spacedNumbersFrom(plain, start)].filter((reading) => !isSeveral(reading));
    const kind = kindOfNumber(readings, allowed);
    if (kind) return kind;
  }
  if (hasCitizenId(plain)) return 'citizen-id';
  if (hasBracketedPhone(plain, allowed)) return 'mobile-phone';
  return householdAddress.test(plain) ? 'household-address' : undefined;
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

const noHotlines: ReadonlySet<string> = new Set();

/** The text itself, or a neutral word when anything personal is in it: for messages. */
export function maskPersonal(text: string): string {
  return findPersonal(text, { hotlines: noHotlines }) ? '（已隐去）' : text;
}

const deniedHeaders =
  /户主|姓名|身份证|证件号|身份号码|银行卡|银行账|银行帐|开户账号|开户帐号|卡号|一卡通|社保卡|手机|移动电话|住址|家庭地址|户籍地址|详细地址|门牌号|出生年月|出生日期|监护人|配偶/;
const deniedNames = /^(?:id_?(?:card|no|number)|identity|citizen_?id|bank_?(?:card|account)|card_?(?:no|number)|mobile|householder|home_?address)$/;

/**
 * The denied word in a column's header (户主, 姓名, 身份证, 银行卡, 一卡通, 手机, 住址 and their like), or undefined. Ask only
 * about headers that are no column of the table: whatever maps to a known column is legitimate (监督电话, 责任人（职务）).
 */
export function personalHeader(header: string): string | undefined {
  const plain = removeInvisible(header.normalize('NFKC')).replace(/[\s*]/g, '').toLowerCase();
  return deniedHeaders.exec(plain)?.[0] ?? deniedNames.exec(plain)?.[0];
}
