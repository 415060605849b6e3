import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, UserError } from '../src/errors.ts';
import { createSite } from '../src/model/create-site.ts';
import { protectRegistry } from '../src/model/registry.ts';
import { generateSample, sampleAsOf, sampleSeed, scales } from '../src/sample/index.ts';
import { checkPortal } from '../src/tables/check.ts';
import { attackSite } from '../test/attacker/attack.ts';
import { folder } from './arguments.ts';
import { startProgress } from './progress.ts';
import { run } from './run.ts';
import { sendStage } from './stage-messages.ts';

const command = {
  name: 'bench',
  zh: '在全省规模上做防推算，供 npm run bench 调用。',
  en: 'Disclosure control at the scale of a province; started by npm run bench.',
  options: { out: folder('bench-data', '存放样本和数据文件的空文件夹', 'empty folder for the sample and the data files') },
};

await run(command, async ({ out }) => {
  const progress = startProgress(process.stdout, sendStage);
  const dataDir = join(out, 'data');
  const contentDir = join(import.meta.dirname, '..', 'content');
  await progress.stage('生成样本', () => generateSample({ scale: scales.province, seed: sampleSeed, out: dataDir }));
  const { data } = await progress.stage('检查', () => checkPortal({ dataDir, contentDir, asOf: sampleAsOf }));
  if (!data) throw new UserError('全省样本有错误', { hint: '用 npm run check 看' });
  const registry = await progress.stage('防推算', () => protectRegistry(data));
  const site = join(out, 'site');
  const counties = await progress.stage('数据文件', () => {
    const { registryFiles, counties: pages } = createSite(data, registry);
    const files = join(site, 'data', 'registry');
    mkdirSync(files, { recursive: true });
    for (const id of registryFiles.ids()) if (id.endsWith('.json')) writeFileSync(join(files, id), registryFiles.view(id));
    return pages.ids();
  });
  // A whole province is too much for linear programs; a few of its counties are not.
  const some = [0.2, 0.5, 0.8].map((share) => counties[Math.floor(counties.length * share)]!);
  const { attacked, disclosed } = await progress.stage('攻击三个县', () => attackSite(site, { counties: some }));
  process.stderr.write(`attacked ${attacked} hidden numbers of three counties: ${disclosed.length} disclosed\n`);
  return exitCodes.done;
});
