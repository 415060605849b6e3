import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { exitCodes } from '../src/errors.ts';
import { sampleAsOf } from '../src/sample/index.ts';
import { clerkWindow, takeDeskPictures, takePicture } from './desk-pictures.ts';
import { findChromium } from './find-chromium.ts';
import { run } from './run.ts';

const root = resolve(import.meta.dirname, '..');

const command = {
  name: 'desk-screenshots',
  zh: '用示例市走一遍工作台，拍一组截图，写进 docs/images。要做三次完整的网站，十几分钟。',
  en: 'Goes through the desk with the sample city and takes pictures into docs/images. Makes the whole site three times: some minutes.',
  options: {},
};

/** Starts the desk as a person would, and reads its address from what it prints. */
async function startDesk(folder: string): Promise<{ address: string; stop: () => void }> {
  const options = { data: join(folder, 'data'), content: join(root, 'content'), published: join(folder, 'published'), 'as-of': sampleAsOf, port: '0', open: 'no' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts/desk.ts'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    said += chunk.toString();
    const address = /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/.exec(said)?.[0];
    if (address !== undefined) return { address, stop: () => child.kill() };
  }
  throw new Error(said);
}

await run(command, async () => {
  const folder = mkdtempSync(join(tmpdir(), '公示-'));
  const images = join(root, 'docs/images');
  mkdirSync(images, { recursive: true });
  cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
  const desk = await startDesk(folder);
  const browser = await chromium.launch({ executablePath: findChromium(() => undefined), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: clerkWindow, locale: 'zh-CN', reducedMotion: 'reduce' });
    const take = async (name: string): Promise<void> => writeFileSync(join(images, `desk-${name}.webp`), await takePicture(page));
    await takeDeskPictures({ page, address: desk.address, projects: readFileSync(join(folder, 'data/projects.csv'), 'utf8'), take });
  } finally {
    await browser.close();
    desk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return exitCodes.done;
});
