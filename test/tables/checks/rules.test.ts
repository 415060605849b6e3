import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readBoundaries } from '../../../src/tables/boundaries.ts';
import { checkCodes, type CheckCode } from '../../../src/tables/checks/codes.ts';
import { createRaise } from '../../../src/tables/checks/context.ts';
import { checkContent, listContent } from '../../../src/tables/content.ts';
import type { Issue } from '../../../src/tables/issue.ts';
import { readPortal } from '../../../src/tables/portal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { cases, type Case } from './cases.ts';
import { goodRows, inputOf, runChecks } from './good-portal.ts';

test('a good portal with a row in every table raises nothing at all', () => {
  expect(runChecks(inputOf(goodRows()))).toEqual([]);
});

async function raisedBy({ change, settings, portalJson, content, boundaries }: Case): Promise<Issue[]> {
  const issues: Issue[] = [];
  const raise = createRaise((issue) => issues.push(issue));
  if (portalJson !== undefined) {
    const folder = temporaryFolder();
    if (portalJson !== null) writeFileSync(join(folder, 'portal.json'), portalJson);
    await readPortal(folder, raise);
  }
  if (content) {
    const folder = temporaryFolder();
    for (const [path, text] of Object.entries(content)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await checkContent(folder, await listContent(folder), { hotlines: new Set(), findHouseholdKey: () => undefined }, raise);
  }
  const rows = goodRows();
  change?.(rows);
  if (boundaries !== undefined) {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'boundaries.json'), boundaries);
    await readBoundaries(folder, inputOf(rows, settings).portal, new Set(rows.regions.map(({ code }) => code)), raise);
  }
  return [...issues, ...runChecks(inputOf(rows, settings))];
}

test.each(Object.entries(cases) as [CheckCode, Case][])('%s is raised at its place, and nothing else is', async (code, broken) => {
  const issues = await raisedBy(broken);
  const own = issues.filter((issue) => issue.code === code);
  expect(own[0]).toMatchObject({ severity: checkCodes[code].severity, ...broken.at });
  expect(new Set(issues.map((issue) => issue.code))).toEqual(new Set([code, ...(broken.also ?? [])]));
  for (const { message, hint } of issues) {
    expect(message).toMatch(/\p{Script=Han}/u);
    expect(`${message}${hint}`).not.toMatch(/undefined|NaN|\[object/);
  }
});
