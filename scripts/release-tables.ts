import type { Measurement, Stage } from './measure-stages.ts';
import type { HugoRun } from './run-hugo.ts';

/** A release of everything, then one of a small edit. */
export interface MeasuredReleases {
  scale: 'city' | 'province';
  full: Measurement;
  edit: Measurement;
  /** What the second release made anew, and what the public sees differ. */
  rendered: number;
  pages: { added: number; changed: number; gone: number };
  /** The site after the second release. */
  site: { pages: number; pageBytes: number; files: number; bytes: number };
  /** What the second release added on the disk. */
  growth: { newFiles: number; files: number; folders: number };
  /** Absent when Hugo is not installed. */
  hugo: HugoRun | undefined;
}

export interface Target {
  zh: string;
  en: string;
  measured: string;
  limit: string;
  /** Undefined when it could not be measured, or nothing is asked of it at this scale. */
  isKept: boolean | undefined;
}

/** The most that a release of one edited payment may take, as a share of its own full build. */
export const mostShare = { city: 1 / 3, province: 1 / 20 } as const;
/** Bytes that one process may take at the scale of a province. */
export const mostMemory = 4_000_000_000;

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);
const count = (number: number): string => number.toLocaleString('en');

/** `0.250（1/4.0）`, or `2.5×` when it is more than the whole. */
export function formatRatio(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '—';
  return part > whole ? `${(part / whole).toFixed(1)}×` : `${(part / whole).toFixed(3)}（1/${(whole / part).toFixed(1)}）`;
}

export function judge({ scale, full, edit, hugo }: MeasuredReleases): Target[] {
  const isProvince = scale === 'province';
  const worst = [...full.processes, ...edit.processes].sort((a, b) => b.peak - a.peak)[0];
  return [
    {
      zh: '改一笔拨付再发布，与全部重做之比',
      en: 'release of one edited payment to a full one',
      measured: formatRatio(edit.seconds, full.seconds),
      limit: `≤ 1/${Math.round(1 / mostShare[scale])}`,
      isKept: edit.seconds <= full.seconds * mostShare[scale],
    },
    {
      zh: '改一笔拨付再发布，与 Hugo 从头生成同样多的网页之比',
      en: 'release of one edited payment to Hugo making as many pages from scratch',
      measured: hugo ? formatRatio(edit.seconds, hugo.seconds) : '没有量 not measured',
      limit: isProvince ? '< 1' : '—',
      isKept: hugo && isProvince ? edit.seconds < hugo.seconds : undefined,
    },
    {
      zh: '单个进程最多占内存',
      en: 'most memory of any one process',
      measured: worst ? `${megabytes(worst.peak)} MB` : '没有量 not measured',
      limit: isProvince ? `< ${megabytes(mostMemory)} MB` : '—',
      isKept: worst && isProvince ? worst.peak < mostMemory : undefined,
    },
  ];
}

const table = (head: readonly string[], align: readonly string[], rows: readonly (readonly string[])[]): string => [head, align, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Stages of one name are one line: pages are rendered twice when the first try could not be used. */
function sumStages(stages: readonly Stage[], name: string): { seconds: number; largest: number } | undefined {
  const own = stages.filter((stage) => stage.name === name);
  return own.length === 0 ? undefined : { seconds: own.reduce((sum, { seconds }) => sum + seconds, 0), largest: Math.max(...own.map(({ largest }) => largest)) };
}

function stageTable({ full, edit }: MeasuredReleases): string {
  const names = [...new Set([...edit.stages, ...full.stages].map(({ name }) => name))];
  const seconds = (value: number | undefined): string => (value === undefined ? '—' : value.toFixed(2));
  const memory = (value: number | undefined): string => (value ? megabytes(value) : '—');
  const inStages = ({ stages }: Measurement): number => stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const line = (name: string, was: number | undefined, is: number | undefined, ...largest: (number | undefined)[]): string[] => [name, seconds(was), seconds(is), was && is ? (is / was).toFixed(3) : '—', ...largest.map(memory)];
  const most = ({ processes }: Measurement): number | undefined => processes[0]?.peak;
  return table(
    ['步骤 stage', '全部重做 full, s', '改一笔 one edit, s', '比 ratio', '单个进程 one process, full, MB', 'one edit, MB'],
    ['---', '---:', '---:', '---:', '---:', '---:'],
    [
      ...names.map((name) => {
        const [was, is] = [sumStages(full.stages, name), sumStages(edit.stages, name)];
        return line(name, was?.seconds, is?.seconds, was?.largest, is?.largest);
      }),
      line('其余 rest', full.seconds - inStages(full), edit.seconds - inStages(edit), undefined, undefined),
      line('合计 total', full.seconds, edit.seconds, most(full), most(edit)),
    ],
  );
}

function processTable({ full, edit }: MeasuredReleases): string {
  const names = [...new Set([...full.processes, ...edit.processes].map(({ name }) => name))];
  const peak = ({ processes }: Measurement, name: string): string => {
    const found = processes.find((process) => process.name === name);
    return found ? megabytes(found.peak) : '—';
  };
  return table(['进程 process', '全部重做 full, MB', '改一笔 one edit, MB'], ['---', '---:', '---:'], names.map((name) => [name, peak(full, name), peak(edit, name)]));
}

/** How memory was learned, where that is less than could be: said, so that nobody takes a number for more than it is. */
const memoryNotes: Record<Measurement['source'], string> = {
  proc: '内存是系统记下的各进程峰值。Memory: the highest that the system recorded of each process.',
  ps: '本机没有 /proc：内存按 ps 每 0.1 秒看一次，两次之间的峰值看不到。No /proc here: memory is what ps said every 0.1 s; peaks in between are missed.',
  none: '本机没有 /proc，也没有 ps：内存没有量。Neither /proc nor ps here: memory was not measured.',
};

function sizeTable({ site, growth, rendered, pages }: MeasuredReleases): string {
  return table(
    ['大小 size', ''],
    ['---', '---:'],
    [
      ['网页 pages', count(site.pages)],
      ['文件 files', count(site.files)],
      ['全站 whole site, MB', megabytes(site.bytes)],
      ['网页平均 average page, kB', site.pages === 0 ? '—' : (site.pageBytes / site.pages / 1000).toFixed(1)],
      ['改一笔：重做的网页和文件 one edit: made anew', count(rendered)],
      ['其中新增、改动、不再公布 added, changed, gone', [pages.added, pages.changed, pages.gone].map(count).join(' / ')],
      ['改一笔：磁盘上多出的文件 one edit: new files on disk', count(growth.newFiles)],
      ['它们占的磁盘 their disk, MB', megabytes(growth.files)],
      ['文件夹另占的磁盘 disk of folders besides, MB', megabytes(growth.folders)],
    ],
  );
}

const isMet: Record<string, string> = { true: '✓', false: '✗', undefined: '' };

function targetTable(measured: MeasuredReleases): string {
  return table(
    ['目标 target', '实测 measured', '要求 limit', ''],
    ['---', '---:', '---:', '---'],
    judge(measured).map(({ zh, en, measured: value, limit, isKept }) => [`${zh} ${en}`, value, limit, isMet[String(isKept)]!]),
  );
}

/** What Hugo did, or why there is nothing to say. */
export function formatHugo(hugo: HugoRun | undefined): string {
  const row = hugo
    ? [hugo.version, count(hugo.pages), (hugo.bytes / 1000).toFixed(1), hugo.seconds.toFixed(2), hugo.peak === 0 ? '—' : megabytes(hugo.peak)]
    : ['没有安装 hugo，没有量 not measured: hugo is not installed', '—', '—', '—', '—'];
  return `${table(['Hugo 从头生成 from scratch', '网页 pages', '网页平均 average page, kB', '秒 seconds', '内存峰值 peak MB'], ['---', '---:', '---:', '---:', '---:'], [row])}\n`;
}

/** All tables of one run. */
export function formatReleases(measured: MeasuredReleases): string {
  const { scale, full, hugo } = measured;
  const title = scale === 'city' ? '发布：一个市，改一笔拨付的日期 Releases: a city, the day of one payment edited' : '发布：全省 11,501 个村，改一笔拨付的日期 Releases: a province of 11,501 villages, the day of one payment edited';
  return [title, stageTable(measured), processTable(measured), memoryNotes[full.source], sizeTable(measured), formatHugo(hugo).trimEnd(), targetTable(measured)].join('\n\n') + '\n';
}
