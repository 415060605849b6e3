import type { Fact } from '../model/views.ts';

/** An area code, a hyphen and a number of seven or eight digits. Short codes and extensions are dialled in ways of their own. */
const landline = /^0\d{2,3}-\d{7,8}$/;
const mailbox = /^[^\s@:?]+@[^\s@:?]+\.[^\s@:?]+$/;

/** Where a press on a telephone number or mailbox leads; undefined for all else, which stays plain text. */
export function contactAddress(text: string): string | undefined {
  if (landline.test(text)) return `tel:${text.replace('-', '')}`;
  return mailbox.test(text) ? `mailto:${text}` : undefined;
}

/** A fact about whom to tell, with its number or mailbox made to be pressed. */
export function withContactLink(fact: Fact): Fact {
  const address = typeof fact.value === 'string' ? contactAddress(fact.value) : undefined;
  return address === undefined ? fact : { ...fact, value: { link: { text: fact.value as string, href: address } } };
}
