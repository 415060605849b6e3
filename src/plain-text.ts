/** All that takes no room and turns no cursor: control and format characters, halves of surrogate pairs, fillers. Tabs and line ends are blanks. */
const unseen = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A text without the characters that nobody sees. Messengers and word processors put them into what is copied (zero-width blanks, marks of
 * direction, soft hyphens): a number that looks right would not be found, and a sentence that repeats the text would be turned round.
 * For questions only: it takes more than `removeInvisible` of the tables does, which leaves the variants of Han characters in names.
 */
export const plainText = (text: string): string => text.replace(unseen, '');
