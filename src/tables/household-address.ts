/**
 * At most six digits, and none before them. All repetitions here are bounded: without that, a cell of many digits would
 * take minutes.
 */
const numeral = '(?<![0-9一二三四五六七八九十百])[0-9一二三四五六七八九十百]{1,6}';
/** What is numbered in a group and is no household: 3组2号机井. */
const works = '机|井|泵|路|桥|渠|沟|塘|堰|站|棚|大棚|楼|地|线|库|点|坝|厂|房|车|文|令|变|村|道|硬';
const block = '(?:[0-9一二三四五六七八九十](?:栋|幢|座|号楼)|[A-Za-z](?:栋|幢|座))';
/** Floor and door, 101 to 3312, with nothing behind that it could be counting; years are none. */
const door = '(?!(?:19|20)\\d\\d)(?:[1-9]|[12]\\d|3[0-3])(?:0[1-9]|1[0-2])(?![0-9A-Za-z%㎡]|[.,\\-/~]\\d|\\s?\\p{Script=Han})';

/**
 * The address of one household, in text of half-width letters with single spaces: 3组15号, 2栋1单元301, 8幢302室, 3幢501.
 * "12栋360户" and "10座30户" count houses and greenhouses.
 */
export const householdAddress = new RegExp(
  `${numeral}(?:村民)?(?:小组|组|社|队)\\s?附?${numeral}\\s?号(?!${works})` +
    `|${block}\\s?${numeral}\\s?单元\\s?${numeral}|${block}\\s?${numeral}\\s?(?:室|号)(?!${works})` +
    `|(?<![0-9一二三四五六七八九十百])[0-9一二三四五六七八九十百]{1,3}(?:栋|幢|号楼)\\s?${door}`,
  'u',
);
