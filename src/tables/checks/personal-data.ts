import { columnsOf, tableNames, tables as definitions, type Column } from '../../schema/index.ts';
import { findPersonal, personalKindNames, usccCheck, type PersonalKind } from '../personal.ts';
import type { Check } from './context.ts';

/**
 * Kinds of column whose text is the clerk's own; in the others the reader has let nothing else through. A column that refers to
 * another table holds what is looked at there; what is not found there is looked at by checkReferences.
 */
const isFreeText = ({ kind, of, references }: Column): boolean =>
  references === undefined &&
  (['text', 'code', 'uscc'].includes(kind) || (kind === 'list' && (of === 'text' || of === 'code')));

/** A valid uscc may be all digits and look like a citizen id. `enterprise:…` is the form that a notice's subject has. */
const isUscc = (text: string): boolean => usccCheck(text.replace(/^enterprise:/, '')) === 'ok';

/** What is personal in a cell of a table. */
export const personalKindOf = (text: string, hotlines: ReadonlySet<string>): PersonalKind | undefined =>
  isUscc(text) ? undefined : findPersonal(text, { hotlines });

/**
 * Every cell of every row that was read is free of personal data (publication-rules.md). Cells that did not become rows
 * are the reader's to look through. The value is never repeated.
 */
export const checkPersonalData: Check = (context, raise) => {
  const find = (text: string): PersonalKind | undefined => personalKindOf(text, context.hotlines);
  for (const table of tableNames) {
    const rows = context.rows(table) as unknown as Record<string, string | string[] | undefined>[];
    for (const column of columnsOf(definitions[table]).filter(isFreeText)) {
      // The address of an office is published on purpose; only numbers in it could be somebody's.
      const mayBeAddress = table === 'notices' && column.name === 'address';
      rows.forEach((row, position) => {
        const value = row[column.name];
        if (value === undefined) return;
        const kind = typeof value === 'string' ? find(value) : value.map(find).find((found) => found !== undefined);
        if (kind === undefined || (mayBeAddress && kind === 'household-address')) return;
        raise('personal-data', context.at(table, position, column.name as never), `“${column.title}”中有${personalKindNames[kind]}`);
      });
    }
  }
};
