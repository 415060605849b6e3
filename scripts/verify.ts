import { resolve } from 'node:path';
import { exitCodes } from '../src/errors.ts';
import { openStore } from '../src/release/store/store.ts';
import { verifyRelease } from '../src/release/store/verify.ts';
import { answer } from './answer.ts';
import { optionalText } from './arguments.ts';
import { formatOption, publishedOption } from './release-options.ts';
import { formatVerification, stageLines } from './release-words.ts';
import { run } from './run.ts';

const command = {
  name: 'verify',
  zh: '核对正在公开的网站与发布时是否逐字节相同，列出被改动的文件；什么也不改。',
  en: 'Proves that what is served is what was released, byte for byte, and names what was tampered with; changes nothing.',
  positional: 'release',
  options: {
    release: optionalText('ID', '核对哪一次发布，不写就是正在公开的', 'release to prove; the public one when left out'),
    ...publishedOption,
    ...formatOption,
  },
};

await run(command, ({ release, published, format }) => {
  const act = () => {
    const done = verifyRelease(openStore(resolve(published)), release, stageLines(format, '核对'));
    return { done, exitCode: done.problems.length === 0 ? exitCodes.done : exitCodes.dataErrors };
  };
  return answer(format, act, formatVerification);
});
