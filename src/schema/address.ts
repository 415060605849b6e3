/**
 * The part of a page's address that stands for a record: letters, digits, Han characters, `.`, `_` and `-` stay, every
 * other run becomes one `-`. Short, readable, and safe as a folder's name. Never throws; the checks refuse the ids
 * for which the outcome is empty, reserved or shared with another id.
 *
 * @example addressOf('望财农〔2020〕12号') → '望财农-2020-12号'
 */
export const addressOf = (id: string): string =>
  id.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}\p{Script=Han}._-]+/gu, '-');

/** First parts of list addresses (`/notices/page/2/`, `/funds/years/2020/`); no record may take one of them. */
export const reservedAddresses: readonly string[] = ['page', 'kinds', 'years', 'places', 'levels', 'categories', 'index.html'];

/** What two addresses are compared by: many servers and file systems do not tell capital letters from small ones. */
export const addressKey = (id: string): string => addressOf(id).toLowerCase();

/** True when a record with this id cannot have a page: nothing to see in the address, a hidden file, or a reserved word. */
export function isUnusableAddress(id: string): boolean {
  const address = addressKey(id);
  return address.startsWith('.') || !/[\p{L}\p{N}]/u.test(address) || reservedAddresses.includes(address);
}
