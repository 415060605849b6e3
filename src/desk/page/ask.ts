import type { DeskState, RefusalAnswer, WorkName } from '../answers.ts';

/** What the server did not do, in its own words. */
export class Refused extends Error {
  readonly answer: RefusalAnswer;

  constructor(answer: RefusalAnswer) {
    super(answer.message);
    this.answer = answer;
  }
}

const kept = 'gongshi.desk';
const gone: RefusalAnswer = { message: '工作台已经关闭', hint: '公示网仍是完整的一版。请重新启动工作台，再打开它给出的地址。' };
const missed: RefusalAnswer = { message: '这一次没有传到工作台', hint: '工作台还开着，请再试一次。放文件的，请先在 Excel 或 WPS 中保存并关闭它；特别大的文件放不进来。' };

let token = '';

/** Takes the token out of the address, so that nobody reads it from the screen; a reload finds it in the tab's own store. */
export function takeToken(): boolean {
  const given = location.hash.slice(1);
  if (/^[\w-]{20,}$/.test(given)) {
    sessionStorage.setItem(kept, given);
    history.replaceState(null, '', location.pathname);
  }
  token = sessionStorage.getItem(kept) ?? '';
  return token !== '';
}

const send = (path: string, options: RequestInit = {}): Promise<Response> =>
  fetch(`/api/${path}`, { ...options, headers: { ...options.headers, 'X-Gongshi-Desk': token }, cache: 'no-store', credentials: 'omit' });

/** One request may fail while the desk is well: a file that was saved while it was sent, a computer that slept. What only asks is asked again. */
async function request(path: string, options: RequestInit = {}): Promise<Response> {
  try {
    return await send(path, options);
  } catch {
    const isOpen = await send('state').then(() => true, () => false);
    if (isOpen && options.method === undefined) return send(path);
    throw new Refused(isOpen ? missed : gone);
  }
}

async function refusalOf(response: Response): Promise<Refused> {
  const answer = (await response.json().catch(() => ({}))) as Partial<RefusalAnswer>;
  return new Refused({ message: answer.message ?? '没有做成', hint: answer.hint ?? '请刷新页面再试。', ...(answer.where !== undefined && { where: answer.where }) });
}

/** What stands at an address; undefined when there is nothing yet. */
export async function get<T>(path: string): Promise<T | undefined> {
  const response = await request(path);
  if (response.status === 404) return undefined;
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as T;
}

export async function getBlob(path: string): Promise<Blob> {
  const response = await request(path);
  if (!response.ok) throw await refusalOf(response);
  return response.blob();
}

export async function post<T>(path: string, question: object = {}): Promise<T> {
  const response = await request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(question) });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as T;
}

/** Sends a file. A question that comes back is an answer too. */
export async function putFile<Saved, Question>(path: string, file: Blob): Promise<{ saved: Saved } | { question: Question }> {
  const response = await request(path, { method: 'PUT', headers: { 'Content-Type': 'application/octet-stream' }, body: file });
  if (response.status === 409) return { question: (await response.json()) as Question };
  if (!response.ok) throw await refusalOf(response);
  return { saved: (await response.json()) as Saved };
}

export const startWork = (what: WorkName, question: object): Promise<{ number: number }> => post(`run/${what}`, question);

/** The state once it is another than `known`. */
export async function nextState(known: number): Promise<DeskState> {
  const state = await get<DeskState>(`state?after=${known}`);
  if (!state) throw new Refused(gone);
  return state;
}
