import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createSite } from '../../src/model/create-site.ts';
import { dataArchive } from '../../src/model/public-tables/data-archive.ts';
import { root } from '../site/commands.ts';
import { fund, project, smallPortal } from './small-portal.ts';

const site = () => createSite(smallPortal({ funds: [fund('F1', 100)], projects: [project('P1', ['990102101201'])] }), undefined, '20200630-aaaaaa');
const read = (bytes: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString('utf8')]));

test('holds every public table as the site has it, their description, and who published what when', () => {
  const files = read(dataArchive(site()));
  expect(Object.keys(files)).toEqual(['README.txt', 'datapackage.json', 'tables/regions.csv', 'tables/villages.csv', 'tables/funds.csv', 'tables/projects.csv']);
  expect(files['tables/projects.csv']).toBe(site().tableFiles.view('tables/projects.csv'));
  const described = JSON.parse(files['datapackage.json']!) as { resources: { path: string; bytes: number; schema: { foreignKeys?: { reference: { resource: string } }[] } }[]; };
  expect(described.resources.map(({ path }) => path)).toEqual(Object.keys(files).slice(2));
  for (const { path, bytes } of described.resources) expect(bytes).toBe(Buffer.byteLength(files[path]!));
  for (const line of ['版次：20200630-aaaaaa', '数据截至：2020年6月30日', '发布单位：测试局', '使用：引用、转载请注明来源和数据截至日期。']) expect(files['README.txt']).toContain(`${line}\r\n`);
});

test('is the same to the byte whatever the log says and in whatever zone of time it is made', () => {
  const own = createHash('sha256').update(dataArchive(site())).digest('hex');
  const logged = createSite(smallPortal({ funds: [fund('F1', 100)], projects: [project('P1', ['990102101201'])] }), undefined, '20200630-aaaaaa', {
    releases: [{ id: '20200630-aaaaaa', on: '2020-07-01', asOf: '2020-06-30', by: '科', kind: 'release', amended: [], pages: ['/projects/P1/'] }],
    gone: [],
  });
  expect(createHash('sha256').update(dataArchive(logged)).digest('hex')).toBe(own);
  const script = `
    import { createHash } from 'node:crypto';
    import { createSite } from './src/model/create-site.ts';
    import { dataArchive } from './src/model/public-tables/data-archive.ts';
    import { fund, project, smallPortal } from './test/model/small-portal.ts';
    const site = createSite(smallPortal({ funds: [fund('F1', 100)], projects: [project('P1', ['990102101201'])] }), undefined, '20200630-aaaaaa');
    process.stdout.write(createHash('sha256').update(dataArchive(site)).digest('hex'));`;
  for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env: { ...process.env, TZ: zone }, encoding: 'utf8' })).toBe(own);
  }
});
