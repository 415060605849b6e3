import type { Portal } from '../config.ts';
import { mayPrint } from '../disclosure/threshold.ts';
import { contributionKinds, type Row } from '../schema/index.ts';
import { formatCount, formatWanYuan, formatWanYuanShort } from '../format.ts';
import { compare, groupBy, total } from './values.ts';

type Contribution = Row<'contributions'>;
type ContributionKind = Contribution['kind'];

/** One kind's part of a score. `points` are millionths of a point, so that sums stay exact. */
export interface ScorePart {
  kind: ContributionKind;
  points: number;
  /** The arithmetic as a reader can check it: "资金 12.5 万元 × 2 = 25". It says so where small numbers do not count. */
  arithmetic: string;
}

export interface Score {
  uscc: string;
  year: number;
  points: number;
  /** Ties share a rank; the next rank counts all before it (1, 2, 2, 4). */
  rank: number;
  parts: ScorePart[];
}

const millionths = 1_000_000;

/** Points as text, exact. 1 万元 is a million fen, so points × fen are already millionths. */
export const formatPoints = (points: number): string => formatWanYuan(points);

/** Points as they are read, with two decimals at most. Ranks go by the exact points, which stand in `explainScore`. */
export const roundPoints = (points: number): string => formatWanYuanShort(points);

/** How a score comes about, part by part, and its exact sum where there is more than one; where the score is written shorter than it is, the end says so. */
export function explainScore({ parts, points }: Score): string {
  const exact = formatPoints(points);
  const short = roundPoints(points);
  const steps = [...parts.map((part) => part.arithmetic), ...(parts.length > 1 ? [`合计 ${exact}`] : [])].join('；');
  return short === exact ? steps : `${steps} ≈ ${short}`;
}

const fewPeople = '人数很少的不公布、不计分';

/** Jobs or trainees by the rows that are themselves printed: whatever points, ranks and ties tell has been printed before. */
function peoplePart(kind: '岗位' | '培训', rows: readonly Contribution[], weight: number, threshold: number): ScorePart {
  const numbers = rows.map((row) => (kind === '岗位' ? row.jobs : row.trainees) ?? 0);
  const printed = numbers.filter((number) => mayPrint(number, threshold));
  const number = total(printed);
  const points = number * weight * millionths;
  const left = printed.length < numbers.length;
  if (left && number === 0) return { kind, points, arithmetic: `${kind} ${fewPeople}` };
  const unit = kind === '岗位' ? '个' : '人';
  return { kind, points, arithmetic: `${kind} ${formatCount(number)} ${unit} × ${weight} = ${formatPoints(points)}${left ? `（${fewPeople}）` : ''}` };
}

function scorePart(kind: ContributionKind, rows: readonly Contribution[], weight: number, threshold: number): ScorePart {
  if (kind === '岗位' || kind === '培训') return peoplePart(kind, rows, weight, threshold);
  const amount = rows.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  const points = amount * weight;
  return { kind, points, arithmetic: `${kind} ${formatWanYuan(amount)} 万元 × ${weight} = ${formatPoints(points)}` };
}

/**
 * Scores of all enterprises by year, by the rule in portal.json, from verified contributions only.
 * Money kinds count by 万元, 岗位 by jobs, 培训 by persons trained; rows with fewer than the disclosure threshold do not count.
 *
 * @returns year → scores, best first; equal scores in order of uscc
 */
export function scoreContributions(rows: readonly Contribution[], portal: Portal): Map<number, Score[]> {
  const verified = rows.filter((row) => row.verified_on !== undefined);
  const kinds = Object.keys(contributionKinds) as ContributionKind[];
  const byYear = new Map<number, Score[]>();
  for (const [year, ofYear] of [...groupBy(verified, (row) => row.year)].sort(([a], [b]) => b - a)) {
    const scores = [...groupBy(ofYear, (row) => row.uscc)].map(([uscc, own]) => {
      const parts = kinds
        .map((kind) => ({ kind, own: own.filter((row) => row.kind === kind) }))
        .filter((group) => group.own.length > 0)
        .map((group) => scorePart(group.kind, group.own, portal.honour_rule.points[group.kind], portal.disclosure.threshold));
      return { uscc, year, points: parts.reduce((sum, part) => sum + part.points, 0), rank: 0, parts };
    });
    scores.sort((a, b) => b.points - a.points || compare(a.uscc, b.uscc));
    scores.forEach((score, index) => {
      const before = scores[index - 1];
      score.rank = before && before.points === score.points ? before.rank : index + 1;
    });
    byYear.set(year, scores);
  }
  return byYear;
}
