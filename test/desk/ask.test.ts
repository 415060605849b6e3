import { afterEach, expect, test, vi } from 'vitest';
import { get, post, putFile } from '../../src/desk/page/ask.ts';

afterEach(() => vi.unstubAllGlobals());

/** A desk that loses the first `lost` requests, and answers the others. */
function loseRequests(lost: number): void {
  let count = 0;
  vi.stubGlobal('fetch', (path: string) => ((count += 1) <= lost ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(Response.json({ path }))));
}

test('an upload that fails while the desk is open is told as that', async () => {
  loseRequests(1);
  await expect(putFile('file?name=a.csv', new Blob(['x']))).rejects.toMatchObject({ answer: { message: '这一次没有传到工作台' } });
  loseRequests(1);
  await expect(post('run/publish')).rejects.toMatchObject({ answer: { hint: expect.stringContaining('工作台还开着') as string } });
});

test('a question that was lost is asked again while the desk is open', async () => {
  loseRequests(1);
  expect(await get('state?after=7')).toEqual({ path: '/api/state?after=7' });
});

test('a desk that answers nothing any more is told as closed', async () => {
  loseRequests(Infinity);
  await expect(get('files')).rejects.toMatchObject({ answer: { message: '工作台已经关闭' } });
  await expect(putFile('file?name=a.csv', new Blob(['x']))).rejects.toMatchObject({ answer: { message: '工作台已经关闭' } });
});
