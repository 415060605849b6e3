import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import { currentId, isTrusted, openStore, readRelease, type Store } from '../src/release/store/store.ts';
import { planUpload, uploadSteps, withdrawnFiles } from '../src/release/store/upload.ts';
import { optionalText, requiredText } from './arguments.ts';
import { publishedOption } from './release-options.ts';
import { run } from './run.ts';

const command = {
  name: 'upload-list',
  zh: '列出正在公开的网站要上传到对象存储的文件，每一步一个清单：先 assets，再 parts、data、pages，最后删 gone。',
  en: 'Lists the files of the public site that go to object storage, a list for each step: assets, parts, data, pages, and at last gone (to be deleted).',
  options: {
    to: requiredText('to', 'DIR', '清单写到哪个文件夹：assets.txt 等，一行一个文件', 'folder that gets the lists: assets.txt and so on, a file a line'),
    release: optionalText('ID', '哪一次发布，不写就是正在公开的', 'which release; the public one when left out'),
    since: optionalText('ID', '上一次上传的是哪一次发布，不写就列出全部', 'the release that was uploaded last; everything when left out'),
    begun: optionalText('ID,ID', '那以后开始上传、没有传完的发布，可能已经传了一部分', 'releases whose upload was begun after that and broke off: part of them may be there'),
    there: optionalText('FILE', '存储桶里现有搜索文件的清单，一行一个；撤下的内容留在那里的，列进 gone', 'list of the search files that are there, a path a line: of these, what was withdrawn is listed in gone'),
    ...publishedOption,
  },
};

function filesOf(store: Store, id: string): Record<string, [number, string]> {
  const release = readRelease(store, id);
  if (isTrusted(release)) return release.manifest.files;
  throw new UserError(release.why, { where: store.folder, hint: '用 npm run verify 查看；上一次上传的发布已经清理的话，清空存储桶，不写 --since 和 --begun，全部上传（用 upload.sh 的，先删去发布文件夹里的 uploaded 和 uploading）' });
}

const split = (text: string | undefined, by: string): string[] => (text ?? '').split(by).filter((part) => part !== '');

await run(command, ({ to, release, since, begun, there, published }) => {
  const store = openStore(resolve(published));
  const id = release ?? currentId(store);
  if (id === undefined) throw new UserError('这里还没有发布过', { where: published, hint: '用 --published 指明发布文件夹' });
  const earlier = since === undefined ? {} : filesOf(store, since);
  const plan = planUpload(filesOf(store, id), earlier, [...new Set(split(begun, ','))].map((one) => filesOf(store, one)));
  if (there !== undefined) plan.gone.push(...withdrawnFiles(store, split(readFileSync(there, 'utf8'), '\n')));
  mkdirSync(to, { recursive: true });
  for (const step of uploadSteps) {
    writeFileSync(join(to, `${step}.txt`), plan[step].map((file) => `${file}\n`).join(''));
    process.stdout.write(`${step}.txt ${plan[step].length}\n`);
  }
  return Promise.resolve(exitCodes.done);
});
