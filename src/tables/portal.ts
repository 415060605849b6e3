import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { portalSchema, type Portal } from '../config.ts';
import type { Raise } from './checks/context.ts';
import { findNearest } from './nearest.ts';
import { findPersonal, maskPersonal, personalKindNames } from './personal.ts';
import { repeatedKeys } from './repeated-keys.ts';
import { describeMistake } from './schema-wording.ts';

const file = 'portal.json';

type JsonObject = Partial<Record<string, unknown>>;

/**
 * Reads portal.json of a data folder. Whatever is wrong with it is raised at the path of the key, never thrown.
 *
 * @returns the portal; with the keys that are wrong left at their defaults, so that the tables can still be checked and all
 *   problems come at once. `region` is then '' when it cannot be used.
 */
export async function readPortal(dataDir: string, raise: Raise): Promise<Portal> {
  const json = await readJson(join(dataDir, file), raise);
  const given = isObject(json) ? json : {};
  if (json !== undefined) {
    const { error } = portalSchema.safeParse(json);
    for (const issue of error?.issues ?? []) raiseIssue(raise, issue, json);
  }
  const portal = lenientPortal(given);
  checkPersonal(json, [], new Set(portal.hotlines.map(({ number }) => number)), raise);
  return portal;
}

async function readJson(path: string, raise: Raise): Promise<unknown> {
  let bytes: Uint8Array;
  try {
    // A pipe or a device would keep the reader waiting for ever.
    if (!(await stat(path)).isFile()) throw new Error('not a plain file');
    bytes = await readFile(path);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing) raise('portal-missing', { file }, '数据文件夹中没有 portal.json');
    else raise('portal-not-json', { file }, 'portal.json 打不开', '请检查它是不是普通文件，以及读取权限。');
    return undefined;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const json: unknown = JSON.parse(text);
    for (const column of repeatedKeys(text)) {
      raise('portal-invalid', { file, column }, '同一项写了两次，不知道以哪个为准', '请只留一个。');
    }
    return json;
  } catch (error) {
    const isText = error instanceof SyntaxError;
    // The parser's own words may quote the text around the mistake, so only the place is taken from them.
    const place = isText ? /line (\d+) column (\d+)/.exec(error.message) : null;
    const where = place ? `，问题在第 ${place[1]} 行第 ${place[2]} 个字符附近` : '';
    raise('portal-not-json', { file }, isText ? `portal.json 不是有效的 JSON${where}` : 'portal.json 不是 UTF-8 编码');
    return undefined;
  }
}

const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Each key that is right as it is given, the others as if they had been left out. */
function lenientPortal(given: JsonObject): Portal {
  const right = Object.entries(portalSchema.shape).filter(([key, schema]) => key in given && schema.safeParse(given[key]).success);
  const kept: JsonObject = Object.fromEntries(right.map(([key]) => [key, given[key]]));
  const portal = portalSchema.parse({ name: '？', region: '000000000000', publisher: '？', ...kept });
  return 'region' in kept ? portal : { ...portal, region: '' };
}

function raiseIssue(raise: Raise, issue: z.core.$ZodIssue, json: unknown): void {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      // Named as what it is by the search for personal data.
      if (maskPersonal(key) !== key) continue;
      const nearest = issue.path.length === 0 ? findNearest(key, Object.keys(portalSchema.shape)) : undefined;
      const hint = nearest ? `是不是想写“${nearest}”？` : '请删去这一项，或核对名称。';
      raise('portal-invalid', { file, column: pathOf([...issue.path, key]) }, `没有名为“${key}”的项`, hint);
    }
    return;
  }
  raise('portal-invalid', { file, ...(path !== '' && { column: path }) }, describeMistake(issue, json), hintFor(path));
}

const hints: Record<string, string> = {
  name: '请填写站点名称，例如 "name": "望禾市帮扶公示网"。',
  region: '请填写站点覆盖地区的 12 位区划代码，例如 "region": "990100000000"。',
  publisher: '请填写发布单位，例如 "publisher": "望禾市农业农村局"。',
  site: '请填写完整网址，例如 "site": "https://gongshi.example"。',
  also_covers: '请填写 12 位区划代码的列表，例如 "also_covers": ["990900000000"]。',
  footer_links: '请写成 "footer_links": [{ "title": "望禾市人民政府", "url": "https://gongshi.example" }]。',
  hotlines: '请写成 "hotlines": [{ "name": "监督热线", "number": "12317" }]。',
};

const hintFor = (path: string): string | undefined => hints[path.split('.')[0] ?? ''];

const pathOf = (path: readonly PropertyKey[]): string => path.map((part) => maskPersonal(String(part))).join('.');

/** Every key, text and number of portal.json. Of a hotline, its own number alone is there to be published, and only as a phone. */
function checkPersonal(json: unknown, path: readonly string[], published: ReadonlySet<string>, raise: Raise): void {
  const column = pathOf(path);
  if (Array.isArray(json)) {
    json.forEach((part, index) => checkPersonal(part, [...path, String(index)], publishedIn(path, part) ?? published, raise));
  } else if (isObject(json)) {
    for (const [key, part] of Object.entries(json)) {
      const kind = findPersonal(key, { hotlines: new Set() });
      if (kind) raise('personal-data', { file, column: pathOf([...path, key]) }, `有一项的名称是${personalKindNames[kind]}`);
      checkPersonal(part, [...path, key], published, raise);
    }
  } else {
    const kind = findPersonal(String(json), { hotlines: published });
    // The publisher's own address is there to be published; only numbers could be somebody's.
    if (kind === undefined || kind === 'household-address') return;
    const hint = path[0] === 'hotlines' ? '公开的热线每条写一个号码，不得是身份证号、银行卡号；名称中不写别的号码。' : undefined;
    raise('personal-data', { file, column }, `${column} 中有${personalKindNames[kind]}`, hint);
  }
}

const publishedIn = (path: readonly string[], hotline: unknown): ReadonlySet<string> | undefined =>
  path.join() === 'hotlines' && isObject(hotline) ? new Set([String(hotline.number ?? '')]) : undefined;
