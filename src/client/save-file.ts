import { element } from './element.ts';

/** Hands a text to the reader as a file, made in the page: nothing is sent anywhere. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = element('a', { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // Some browsers read it only after the press is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
