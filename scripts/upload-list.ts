import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import { currentId, isTrusted, openStore, readRelease, type Store } from '../src/release/store/store.ts';
import { planUpload, uploadSteps } from '../src/release/store/upload.ts';
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
    ...publishedOption,
  },
};

function filesOf(store: Store, id: string): Record<string, [number, string]> {
  const release = readRelease(store, id);
  if (isTrusted(release)) return release.manifest.files;
  throw new UserError(release.why, { where: store.folder, hint: '用 npm run verify 查看；上一次上传的发布已经清理的话，不写 --since，全部上传' });
}

await run(command, ({ to, release, since, published }) => {
  const store = openStore(resolve(published));
  const id = release ?? currentId(store);
  if (id === undefined) throw new UserError('这里还没有发布过', { where: published, hint: '用 --published 指明发布文件夹' });
  const plan = planUpload(filesOf(store, id), since === undefined ? {} : filesOf(store, since));
  mkdirSync(to, { recursive: true });
  for (const step of uploadSteps) {
    writeFileSync(join(to, `${step}.txt`), plan[step].map((file) => `${file}\n`).join(''));
    process.stdout.write(`${step}.txt ${plan[step].length}\n`);
  }
  return Promise.resolve(exitCodes.done);
});
