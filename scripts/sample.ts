import { exitCodes, UserError } from '../src/errors.ts';
import { generateSample, sampleSeed, scales } from '../src/sample/index.ts';
import { choice, optionalFolder, wholeNumber } from './arguments.ts';
import { run } from './run.ts';

const command = {
  name: 'sample',
  zh: '生成虚构的示例数据。同一规模、同一种子，每次生成的文件完全相同。',
  en: 'Writes an invented sample. The same scale and seed give the same files, byte for byte.',
  options: {
    scale: choice(['city', 'province'], '规模：一个市，或一个省（用于测速）', 'a city, or a province to measure with'),
    seed: wholeNumber(sampleSeed, '随机种子', 'seed of the random numbers'),
    out: optionalFolder('data', '写到哪个文件夹；province 必须写明', 'folder to write to; must be given for a province'),
  },
};

await run(command, async (values) => {
  if (values.scale === 'province' && values.out === undefined) {
    throw new UserError('省级规模的数据很大，不会写进 data', {
      where: '--out',
      hint: '写明一个空文件夹：npm run sample -- --scale province --out /tmp/province',
    });
  }
  const folderName = values.out ?? 'data';
  await generateSample({ scale: scales[values.scale], seed: values.seed, out: folderName }, (line) =>
    process.stdout.write(`${line}\n`),
  );
  process.stdout.write(`已写入 ${folderName}\n`);
  return exitCodes.done;
});
