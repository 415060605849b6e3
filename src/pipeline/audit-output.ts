import { exitCodes, UserError } from '../errors.ts';
import { auditSite, type AuditOptions, type AuditProblem, type FigureAudit } from '../release/audit.ts';
import type { CheckedPortal } from '../tables/dataset.ts';
import { householdKeyFinderOf, householdName } from '../tables/household-keys.ts';
import { findPersonal, personalKindNames } from '../tables/personal.ts';

const problemNames: Record<AuditProblem['kind'], string> = {
  'dead-link': '链接没有指向任何页面',
  'dead-anchor': '链接指向的位置不存在',
  'personal-data': '出现疑似个人信息',
  'household-key': '出现户编码',
  'unreadable-file': '文件读不出来，无法检查',
  'small-count': '人数或户数小于公布下限，没有隐去',
  'suppressed-figure': '应写“不公布”的数没有隐去',
  'wrong-figure': '建档立卡的数与应公布的不同',
  'unknown-figure': '建档立卡的数不在应公布之列',
};

const shownProblems = 20;

/** The finder of the checks, for finished files: it lets pass what a page of this portal may print. Without a portal nothing is let pass. */
export function findPersonalIn(data: CheckedPortal | undefined): (text: string) => string | undefined {
  const hotlines = new Set(data?.portal.hotlines.map(({ number }) => number));
  // A credit code of digits alone can look like a citizen id; in its column the check has told them apart.
  const creditCodes = data?.tables.enterprises?.rows.map(({ uscc }) => uscc).filter((uscc) => /^\d+$/.test(uscc)) ?? [];
  return (text) => {
    const kind = findPersonal(creditCodes.reduce((left, code) => left.replaceAll(code, ' '), text), { hotlines });
    return kind && personalKindNames[kind];
  };
}

/** The finder of household keys of this portal; undefined when it has none. */
export function householdKeyFinder({ tables: { registry } }: CheckedPortal): ((text: string) => string | undefined) | undefined {
  if (!registry) return undefined;
  const find = householdKeyFinderOf(registry);
  return (text) => {
    const row = find(text);
    return row === undefined ? undefined : householdName(row);
  };
}

export interface AuditOutputOptions extends Pick<AuditOptions, 'settled' | 'followSettled' | 'base' | 'files'> {
  folder: string;
  data: CheckedPortal;
  progress: (done: number, total: number) => void;
  /** What may be published of the registry; without it, its figures are not looked at. */
  figures?: FigureAudit;
}

/** Archives of earlier releases can be mended by nobody: what may not be said any more since the threshold or the hotlines changed goes off the site. */
export function archiveHint(problems: readonly Pick<AuditProblem, 'file'>[], isAtDesk = false): string {
  const ids = new Set(problems.flatMap(({ file }) => /^data\/releases\/([^/]+)\.zip$/.exec(file)?.[1] ?? []));
  if (ids.size === 0) return '';
  const names = [...ids].join(',');
  return `；以前的数据包改不了，${isAtDesk ? `请联系技术人员撤下 ${names}` : `用 --withdraw ${names} --note "理由" 撤下`}`;
}

/**
 * Looks through the finished tree, and refuses it when anything is wrong.
 *
 * @throws UserError with exit code 1 that names the first problems
 */
export function auditOutput({ folder, data, figures, ...others }: AuditOutputOptions): void {
  const findHouseholdKey = householdKeyFinder(data);
  const problems = auditSite(folder, {
    site: data.portal.site,
    findPersonal: findPersonalIn(data),
    ...(findHouseholdKey && { findHouseholdKey }),
    threshold: data.portal.disclosure.threshold,
    ...(figures && { figures }),
    ...others,
  });
  if (problems.length === 0) return;
  const lines = problems.slice(0, shownProblems).map(({ file, kind, detail }) => `  ${file}：${problemNames[kind]}（${detail}）`);
  if (problems.length > shownProblems) lines.push(`  ……其余 ${problems.length - shownProblems} 处`);
  throw new UserError(`成品检查没有通过，共 ${problems.length} 处：\n${lines.join('\n')}`, {
    hint: `改正数据或内容里的这些地方${archiveHint(problems)}；旧的输出没有改动`,
    atDesk: `请改正数据或内容里的这些地方${archiveHint(problems, true)}；公开的网站没有改动`,
    exitCode: exitCodes.dataErrors,
  });
}
