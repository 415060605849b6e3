import { join, resolve } from 'node:path';
import { formatCount } from '../src/format.ts';
import { root } from '../src/pipeline/program.ts';
import { release, type ReleaseOutcome } from '../src/pipeline/release.ts';
import { writeMoment } from '../src/release/store/history.ts';
import { cronLine, systemdTimer } from '../src/release/timer.ts';
import { answer, type Outcome } from './answer.ts';
import { basePath, choice, now, optionalText } from './arguments.ts';
import { inputOptions } from './input-options.ts';
import { withLockedStore } from './locked-store.ts';
import { formatOption, publishedOption } from './release-options.ts';
import { formatUntidy, sayWaiting, startStages } from './release-words.ts';
import { run } from './run.ts';

const command = {
  name: 'release',
  zh: '发布：检查数据，只重做有变化的页面，一步换上新的网站，留下记录；旧的一版随时可以换回。',
  en: 'Publishes: checks the data, makes anew only the pages that changed, switches the new site in with one step and keeps the record; the one before can be put back at any time.',
  options: {
    ...inputOptions,
    ...publishedOption,
    note: optionalText('"TEXT"', '为什么改动已经公开的内容，公众会看到', 'why something public changes; the public will read it'),
    by: optionalText('POST', '由谁发布：写职务或科室，不写人名；不写就是上一次的', 'who publishes: a post, never a person; that of the last time when left out'),
    'accept-warnings': choice(['no', 'yes'], '新的提醒都看过了，没有错', 'all new warnings were looked at and are right'),
    preview: choice(['no', 'yes'], '只在 preview 文件夹里生成，不发布', 'only make it in the folder preview, publish nothing'),
    full: choice(['no', 'yes'], '全部重做，不用上一版的页面', 'make everything anew, whatever the last release has'),
    withdraw: optionalText('ID,ID', '撤下这几版的数据包，理由写在 --note', 'take the archives of these releases off the site; --note says why'),
    base: { ...basePath('网站所在的路径', 'path that the site is served under'), fallback: (): string | undefined => undefined, fallbackText: '与上一次相同，第一次为 /' },
    ...formatOption,
  },
};

/** The folders that are not the usual ones, as a timer has to name them, which runs elsewhere. */
function nameFolders(folders: Record<'data' | 'content' | 'published', string>): string[] {
  const entries = Object.entries(folders) as [keyof typeof folders, string][];
  return entries.flatMap(([name, path]) => (resolve(path) === join(root, command.options[name].fallback()) ? [] : [`--${name}`, resolve(path)]));
}

function formatNext(next: ReleaseOutcome['next'], options: readonly string[]): string {
  if (!next) return '';
  const { service, timer } = systemdTimer(next.on, root, options);
  const units = [service, timer].map(({ name, text }) => `# /etc/systemd/system/${name}\n${text}`).join('\n');
  const what = `${next.on} 有公告要公布：${next.titles.join('、')}。到那天再运行一次 npm run release，或让电脑自己做（任选一种）：`;
  return `\n${what}\n\ncrontab：\n${cronLine(next.on, root, options)}\n\nsystemd：\n${units}`;
}

function formatOutcome({ id, site, isUnchanged, pages, rendered, next, untidy }: ReleaseOutcome, isPreview: boolean, options: readonly string[]): string {
  if (isUnchanged) return `数据、文字和日期都没有变，不用再发布；正在公开的是 ${id}。\n${formatNext(next, options)}`;
  const counts = `新增 ${formatCount(pages.added.length)} 页，改动 ${formatCount(pages.changed.length)} 页，不再公布 ${formatCount(pages.gone.length)} 页，不变 ${formatCount(pages.unchanged)} 页；连同订阅和数据，重做了 ${formatCount(rendered)} 个文件。`;
  return `\n${isPreview ? '预览' : `已发布 ${id}，文件`}在 ${site}\n${counts}\n${formatUntidy(untidy)}${formatNext(next, options)}`;
}

await run(command, async ({ data, content, 'as-of': asOf, published, note, by, preview, full, withdraw, base, format, ...values }) => {
  const isPreview = preview === 'yes';
  const folder = resolve(published);
  const stage = startStages(format);
  const act = (): Promise<Outcome<ReleaseOutcome>> =>
    withLockedStore(folder, format, false, () =>
      release({
        dataDir: data,
        contentDir: content,
        published: folder,
        asOf,
        base,
        note,
        by,
        acceptWarnings: values['accept-warnings'] === 'yes',
        at: writeMoment(now()),
        isPreview,
        isFull: full === 'yes',
        withdraw: [...new Set((withdraw ?? '').split(/[,，、\s]+/).filter(Boolean))],
        stage,
        onWait: sayWaiting,
      }),
    );
  return answer(format, act, (done) => formatOutcome(done, isPreview, nameFolders({ data, content, published })));
});
