/** All that takes no room and turns no cursor: control and format characters, halves of surrogate pairs, fillers. Tabs and line ends are blanks. */
const unseen = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A text without the characters that nobody sees. Messengers and word processors put them into what is copied (zero-width blanks, marks of
 * direction, soft hyphens): a number that looks right would not be found, and a sentence that repeats the text would be turned round.
 */
export const plainText = (text: string): string => text.replace(unseen, '');
