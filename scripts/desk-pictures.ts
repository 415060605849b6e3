import type { Page } from 'playwright-core';

/** A work of the sample city takes minutes on a small machine. */
const longest = 900_000;

/** The window of an old screen of 1366 × 768, less the browser's own rows. */
export const clerkWindow = { width: 1366, height: 650 };

export interface DeskPictures {
  page: Page;
  address: string;
  /** `projects.csv` of the sample city. */
  projects: string;
  /** Takes a picture of what is to be seen now. */
  take: (name: string) => Promise<void>;
}

/** One picture in WebP, a third of the size of a PNG. */
export async function takePicture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** The same rows with three mistakes that clerks make: an amount in words, a day that is not in the calendar, somebody's telephone. */
function breakRows(projects: string): string {
  const lines = projects.split('\n');
  lines[1] = lines[1]!.replace('37.7151,2014-', '三十七万,2014-');
  lines[40] = lines[40]!.replace(/,(\d{4}-\d\d)-\d\d,/, ',$1-35,');
  lines[80] = lines[80]!.replace('人民政府', '人民政府 13912345678');
  return lines.join('\n');
}

/** The same rows with an amount and a task that are put right. */
function mendRows(projects: string): string {
  const lines = projects.split('\n');
  lines[1] = lines[1]!.replace(',37.7151,2014-', ',38.7151,2014-');
  lines[2] = lines[2]!.replace('2.3公里', '2.5公里');
  return lines.join('\n');
}

/** Goes through a clerk's day at a desk over the sample city where nothing is published yet, and takes a picture of each step. */
export async function takeDeskPictures({ page, address, projects, take }: DeskPictures): Promise<void> {
  const goTo = (step: string): Promise<void> => page.locator('.steps a', { hasText: step }).click();
  const wait = (selector: string): Promise<unknown> => page.waitForSelector(selector, { timeout: longest });
  const next = (): Promise<void> => page.locator('.step-head .primary').click();
  const put = async (name: string, text: string): Promise<void> => {
    await goTo('换文件');
    await wait('.step-files .drop');
    await page.setInputFiles('#choose-files', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await wait('.step-files .note-good');
  };
  const check = async (): Promise<void> => {
    await next();
    await wait('.step-check .step-head .primary:enabled');
    await next();
    await wait('.step-changes .figures');
  };
  const publish = async (note: string, name?: string): Promise<void> => {
    await goTo('发布');
    await wait('.step-publish #post');
    await page.fill('#post', '财政局信息科');
    if (note !== '') await page.fill('#note', note);
    if (name !== undefined) await take(name);
    for (const tick of await page.locator('.tick input').all()) await tick.check();
    await page.click('.publish-form [type=submit]');
    await wait('.step-publish .result');
  };

  await page.goto(address);
  await wait('.step-files .drop');
  await check();
  await publish('');

  await put('项目表(1).csv', breakRows(projects));
  await page.waitForTimeout(1000);
  await take('files');
  await next();
  await wait('.step-check .card-error');
  await take('check');

  await put('项目.csv', mendRows(projects));
  await check();
  await page.mouse.move(0, 640);
  await take('changes');

  await next();
  await page.locator('.step-preview .step-head button', { hasText: '做预览' }).click();
  await wait('.step-preview iframe');
  await page.waitForSelector('#work', { state: 'hidden', timeout: longest });
  await page.locator('.page-list button', { hasText: '胡家湾村便民桥' }).first().click();
  await page.waitForTimeout(3000);
  await take('preview');

  await publish('更正：胡家湾村便民桥的投资由37.7151万元改为38.7151万元，原表录入有误。', 'publish');
  await take('published');
  await goTo('历史');
  await wait('.release');
  await take('history');
  await page.locator('button', { hasText: '撤回到这一版' }).first().click();
  await wait('dialog');
  await page.fill('#undo-note', '更正用错了文件，先换回上一版，改好再发布。');
  await take('undo');
}
