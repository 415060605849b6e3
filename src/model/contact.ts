import type { Facts } from './facts.ts';
import type { Fact, Link } from './views.ts';

const dial = (number: string): Link | undefined =>
  /^0\d{2,3}-\d{7,8}$/.test(number) ? { text: number, href: `tel:${number.replace('-', '')}` } : undefined;

/** Whom to call: the publisher as portal.json gives it, else its hotlines. Empty where it gives neither. */
export function contactFacts({ portal }: Facts): Fact[] {
  const { phone, email, address } = portal.contact;
  const numbers = phone === undefined ? portal.hotlines : [{ name: '电话', number: phone }];
  return [
    ...numbers.map(({ name, number }): Fact => {
      const link = dial(number);
      return { label: name, value: link ? { link } : number };
    }),
    ...(email === undefined ? [] : [{ label: '邮箱', value: email }]),
    ...(address === undefined ? [] : [{ label: '地址', value: address }]),
  ];
}
