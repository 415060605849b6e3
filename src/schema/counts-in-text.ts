/** What people, households and what is made for one of them are counted by. */
const units = '户人名个位岗套座间家';
const digits = '[0-9０-９]+(?:[.．][0-9０-９]+)?';
const range = `${digits}(?:\\s*[-—–~～至到、]\\s*${digits})?`;

/** “3户”, “3 至 4 人”, “10余户”; percentage points and months count nobody. */
const before = new RegExp(`(?<![0-9０-９.．])${range}(?=\\s*[多余几来]?\\s*[${units}](?!百分点|月|工作日))`, 'gu');
/** “户数为3”, “人数：12”. */
const after = new RegExp(`(?<=(?:[户人]数|名额)\\s*[为是有：:]?\\s*)${range}`, 'gu');
/** “三户”, “两名”; 一户一策, 至少一人 and the like say how, not how many. */
const inWords = /(?<!至少|每户|每|各|[一二两三四五六七八九十百])[一二两三四五六七八九十百]+(?=\s*[多余几来]?\s*[户人名位](?!一))/gu;

/**
 * A text without the numbers that count people or households: “对3户危房加固” becomes “对若干户危房加固”. All such numbers go,
 * large ones too: were only the small ones replaced, what is left would say that the rest is none of them.
 */
export const withoutCounts = (text: string): string => text.replace(before, '若干').replace(after, '若干').replace(inWords, '若干');

/** A standard for each household, person, post or house: the money divided by it is their number. */
export const isPerHead = (standard: string): boolean => new RegExp(`[每按/／]\\s*一?\\s*[${units}]|[户人]均`, 'u').test(standard);

const money = /[0-9０-９一二两三四五六七八九十百千万][^，。；;]*[元%％]/u;

/** Whole sentences, each with the mark that ends it. */
const sentences = (text: string): string[] => text.match(/[^。；;！\n]*[。；;！\n]|[^。；;！\n]+$/gu) ?? [];
const tellsStandard = (sentence: string): boolean => isPerHead(sentence) && money.test(sentence);

/** The text states money for each household, person or post: “补助标准：每岗每年补助6000元。”. */
export const hasStandard = (text: string): boolean => sentences(text).some(tellsStandard);

/** A text in which each sentence that states a standard per head says only that it is withheld. */
export const withoutStandards = (text: string): string =>
  hasStandard(text)
    ? sentences(text)
        .map((sentence) => (tellsStandard(sentence) ? `补助标准不公布${/[。；;！\n]$/u.exec(sentence)?.[0] ?? ''}` : sentence))
        .join('')
    : text;

/** So few households or persons benefit, but not none, that their number is withheld, and with it whatever tells it in words. */
export const hasFewBeneficiaries = (
  project: { beneficiary_households?: number | undefined; beneficiary_persons?: number | undefined },
  threshold: number,
): boolean => [project.beneficiary_households, project.beneficiary_persons].some((number) => number !== undefined && number > 0 && number < threshold);

const few = /(?<![0-9.])([0-9]+)\s*[户人名]|岗位([0-9]+)个|(?<![0-9.])([0-9]+)\s*个[^，。；、]{0,4}岗/gu;

/** Numbers of people or households in a text that would be withheld if they stood in a column of their own. */
export const smallCountsIn = (text: string, threshold: number): number[] =>
  [...text.matchAll(few)].map(([, people, posts, ofPosts]) => Number(people ?? posts ?? ofPosts)).filter((number) => number > 0 && number < threshold);
