import { subjectTypes } from '../schema/index.ts';

export type SubjectType = keyof typeof subjectTypes;

export interface Subject {
  type: SubjectType;
  id: string;
}

/** Reads `fund:ZY2020-1` into its type and id; undefined when it is not of that shape. Source: notices.subject in the dictionary. */
export function parseSubject(text: string): Subject | undefined {
  const colon = text.indexOf(':');
  const type = text.slice(0, Math.max(colon, 0));
  const id = text.slice(colon + 1).trim();
  return Object.hasOwn(subjectTypes, type) && id !== '' ? { type: type as SubjectType, id } : undefined;
}
