import { expect, test } from 'vitest';
import { isPerHead } from '../../src/schema/counts-in-text.ts';
import { createSite } from '../../src/model/create-site.ts';
import { fund, notice, project, smallPortal } from './small-portal.ts';

const village = '990102101201';

const households = (count: number, persons = 3) =>
  Array.from({ length: count }, (_, index) => ({
    household_key: `h${index}`,
    village_code: village,
    persons,
    cause: 'illness' as const,
  }));

test('a notice dated after the as-of day is nowhere in the site', () => {
  const site = createSite(smallPortal({ notices: [notice('N1'), notice('N2', { published_on: '2020-07-01' })] }));
  expect(site.notices.ids()).toEqual(['N1']);
  expect(JSON.stringify([site.home(), site.noticeLists.view(''), site.villages.view(village)])).not.toContain('N2');
});

test('a corrected notice and its correction point at each other', () => {
  const site = createSite(
    smallPortal({
      notices: [notice('N1'), notice('N2', { kind: 'correction', corrects: 'N1', published_on: '2020-06-25' })],
    }),
  );
  expect(site.notices.view('N1').correctedBy?.link.href).toBe('/notices/N2/');
  expect(site.notices.view('N2').corrects?.href).toBe('/notices/N1/');
});

test('a correction that is still to come is not mentioned on the notice that it will correct', () => {
  const site = createSite(
    smallPortal({
      notices: [notice('N1'), notice('N2', { kind: 'correction', corrects: 'N1', published_on: '2020-07-05' })],
    }),
  );
  expect(site.notices.view('N1').correctedBy).toBeUndefined();
});

test('a notice is open from its first day to its last, both included', () => {
  const period = { open_from: '2020-06-20', open_to: '2020-06-30' };
  const open = (asOf: string) =>
    createSite(smallPortal({ notices: [notice('N1', { ...period, published_on: '2020-06-01' })] }, {}, asOf)).home()
      .openNotices.length;
  expect(['2020-06-19', '2020-06-20', '2020-06-30', '2020-07-01'].map(open)).toEqual([0, 1, 1, 0]);
});

test('the registry of a village is printed only from the threshold on', () => {
  const registry = (count: number) =>
    createSite(smallPortal({ registry: households(count) })).villages.view(village).registry?.facts.map((fact) => fact.value);
  // Four households may well be five persons or more: nothing false is said of them.
  expect(registry(4)).toEqual([
    { suppressed: true, cell: `${village}/0/registered` },
    { suppressed: true, cell: `${village}/0/registered_persons` },
  ]);
  expect(registry(5)).toEqual([
    { count: 5, unit: '户', cell: `${village}/0/registered` },
    { count: 15, unit: '人', cell: `${village}/0/registered_persons` },
  ]);
});

test('who is in the registry follows from the events up to the as-of day', () => {
  const site = createSite(
    smallPortal({
      registry: households(30),
      registry_events: [
        ...households(30).map((row) => ({ household_key: row.household_key, event: 'identified' as const, on: '2014-12-31' })),
        ...households(14).map((row) => ({ household_key: row.household_key, event: 'exited' as const, on: '2016-12-31' })),
        ...households(6).map((row) => ({ household_key: row.household_key, event: 'returned' as const, on: '2017-12-31' })),
        { household_key: 'h0', event: 'exited' as const, on: '2020-03-31' },
      ],
    }),
  );
  // 30 came, 14 left, 6 came back; the year of the last exit is not over.
  expect(site.villages.view(village).registry?.facts.map(({ value }) => value)).toMatchObject([{ count: 30 }, { count: 22 }, { count: 8 }, { count: 66 }]);
  expect(site.registry.view(village).sections[0]?.tables[0]?.columns.map(({ title }) => title).slice(1)).toEqual(['2014年', '2015年', '2016年', '2017年', '2018年', '2019年']);
});

test('a registry whose first year is not over says when it will be counted', () => {
  const events = households(9).map((row) => ({ household_key: row.household_key, event: 'identified' as const, on: '2020-02-01' }));
  const site = createSite(smallPortal({ registry: households(9), registry_events: events }));
  expect(site.registry.view(village)).toMatchObject({ sections: [], lead: expect.stringContaining('年度结束后公布') as string });
  expect(site.villages.view(village).registry).toBeUndefined();
});

test('without a registry there are no pages of it, and nothing that leads there', () => {
  const site = createSite(smallPortal());
  expect([site.registryIndex(), site.registry.ids(), site.registryFiles.ids(), site.losses()]).toEqual([undefined, [], [], undefined]);
  expect(JSON.stringify([site.home(), site.siteMap(), site.placeList()])).not.toContain('/registry/');
});

test('the poverty rate of a village is printed only where it says no more than the persons printed', () => {
  const rate = (actual: string, count: number) =>
    createSite(
      smallPortal({
        registry: households(count),
        registry_events: households(count).map((row) => ({ household_key: row.household_key, event: 'identified' as const, on: '2014-12-31' })),
        villages: [{ village_code: village, designation: 'poor', population: 1000 }],
        checklists: [{ village_code: village, standard: '出列标准', item: '贫困发生率', target: '低于2%', actual, met: true, checked_on: '2019-11-01' }],
      }),
    ).villages.view(village).parts.find(({ id }) => id === 'checklists')?.blocks.flatMap((block) => (block.type === 'more' ? block.blocks : [])).map((block) => (block.type === 'table' ? block.table.rows[0]?.[2] : undefined))[0];
  expect(rate('3%', 10)).toBe('3%');
  // Six persons of a thousand are two households; and 1.5% is not what the year's end says.
  expect(rate('0.6%', 2)).toEqual({ suppressed: true });
  expect(rate('1.5%', 10)).toEqual({ suppressed: true });
});

test('no household key ever reaches a view', () => {
  const site = createSite(smallPortal({ registry: households(6).map((row) => ({ ...row, household_key: `秘${row.household_key}` })) }));
  const files = site.registryFiles.ids().map((id) => site.registryFiles.view(id));
  const pages = [...site.villages.ids().map((id) => site.villages.view(id)), ...site.registry.ids().map((id) => site.registry.view(id))];
  expect(JSON.stringify([site.home(), pages, files])).not.toContain('秘');
});

test('small beneficiary counts of a project are hidden, persons wherever households are', () => {
  const site = createSite(
    smallPortal({
      projects: [project('P', [village], { beneficiary_households: 4, beneficiary_persons: 17 })],
    }),
  );
  const facts = site.projects.view('P').facts;
  expect(facts.find((fact) => fact.label === '受益户数')?.value).toEqual({ suppressed: true });
  expect(facts.find((fact) => fact.label === '受益人数')?.value).toEqual({ suppressed: true });
  expect(JSON.stringify(site.projects.view('P'))).not.toContain('17');
});

test('persons are hidden where few of no household, as few of some', () => {
  const facts = createSite(smallPortal({ projects: [project('P', [village], { beneficiary_households: 0, beneficiary_persons: 3 })] })).projects.view('P').facts;
  expect(facts.find((fact) => fact.label === '受益户数')?.value).toMatchObject({ count: 0 });
  expect(facts.find((fact) => fact.label === '受益人数')?.value).toEqual({ suppressed: true });
});

test('the words of a project with few beneficiaries say no number of households, people or posts, on its page and in its notices', () => {
  const words = { task: '对3户C、D级危房加固，开发公益性岗位 4 个，修路0.4公里', goal: '两户入住，满意度提高10个百分点', benefit: '就业12人，户数：3', subsidy_standard: 'C级每户0.75万元' };
  const of = (beneficiary_households: number) => {
    const site = createSite(
      smallPortal({
        projects: [project('P', [village], { ...words, beneficiary_households })],
        notices: [
          { notice_id: 'N', kind: 'project_pool', title: '项目库', region_code: village, publisher: '镇', published_on: '2019-01-02', subject: ['project:P'], phone: '0990-5550000' },
        ],
      }),
    );
    return [site.projects.view('P'), site.notices.view('N')].map((view) => JSON.stringify(view));
  };
  const [page, notice] = of(3);
  expect(page).toContain('对若干户C、D级危房加固，开发公益性岗位 若干 个，修路0.4公里');
  expect(page).toContain('若干户入住，满意度提高10个百分点');
  expect(page).toContain('就业若干人，户数：若干');
  expect(notice).toContain('对若干户C、D级危房加固');
  for (const text of [page, notice]) expect(text).not.toMatch(/3户|4 个|两户|12人|户数：3|每户0.75/);
  expect(of(30)[0]).toContain('对3户C、D级危房加固');
  expect(of(30)[0]).toContain('C级每户0.75万元');
});

test('a standard for each household, person or post is told from one for each mu or kilometre', () => {
  expect(['每户奖补1500元', '户均2000元', '500元/人', '每 岗6000元', '按人头补助', '每人次3000元'].filter((text) => !isPerHead(text))).toEqual([]);
  expect(['每亩补助800元', '每公里28万元', '按审定造价据实补助', '每平方米350元', '每村15万元'].filter(isPerHead)).toEqual([]);
});

test('what nobody reported is null, and a zero stays a zero', () => {
  const view = createSite(
    smallPortal({
      projects: [project('P', [village], { settled: 0 }), project('Q', [village])],
    }),
  );
  expect(view.projects.view('P').figures.at(-1)?.value).toEqual({ money: 0 });
  expect(view.projects.view('Q').figures.at(-1)?.value).toBeNull();
});

test('enterprises with equal scores share a rank and the next rank counts them all', () => {
  const contribution = (uscc: string, amount: number, verified_on?: string) => ({
    contribution_id: `${uscc}${amount}`,
    uscc,
    village_code: village,
    year: 2019,
    kind: '资金' as const,
    amount,
    ...(verified_on && { verified_on, verified_by: '工商联' }),
  });
  const site = createSite(
    smallPortal({
      enterprises: ['A', 'B', 'C', 'D'].map((uscc) => ({ uscc, name: `${uscc}公司` })),
      contributions: [
        contribution('A', 5_000_000, '2019-12-20'),
        contribution('B', 5_000_000, '2019-12-20'),
        contribution('C', 1_000_000, '2019-12-20'),
        contribution('D', 9_000_000),
      ],
    }),
  );
  const ranking = site.honours.view('2019').ranking.rows;
  expect(ranking.map((row) => [row[0], row[2], row[3]])).toEqual([
    ['第1名', '10', '资金 5 万元 × 2 = 10'],
    ['第1名', '10', '资金 5 万元 × 2 = 10'],
    ['第3名', '2', '资金 1 万元 × 2 = 2'],
  ]);
});

test('a village that changed its code is reached by the old one', () => {
  const site = createSite(smallPortal());
  expect(site.moved.ids()).toEqual(['villages/990102102103']);
  expect(site.moved.view('villages/990102102103').to.href).toBe('/villages/990102102203/');
});

test('two villages of one name are told apart by their full names', () => {
  const view = createSite(smallPortal()).villages.view(village);
  expect(view.meta.title).toBe('青石县新桥镇新桥村');
  expect(view.namesakes).toEqual([{ text: '青石县柳湾镇新桥村', href: '/villages/990102102203/' }]);
});

test('a list of many entries has pages, each entry on exactly one of them', () => {
  const projects = Array.from({ length: 120 }, (_, index) => project(`P${String(index).padStart(3, '0')}`, [village]));
  const { projectLists } = createSite(smallPortal({ projects }));
  const pages = ['', 'page/2', 'page/3'].map((id) => projectLists.view(id));
  expect(pages.map((page) => page.table.rows.length)).toEqual([50, 50, 20]);
  expect(new Set(pages.flatMap((page) => page.table.rows.map((row) => JSON.stringify(row[0])))).size).toBe(120);
  expect(projectLists.ids()).toContain('years/2020/page/3');
});

test('an allocation notice shows fund, document, level, method and the result for each place', () => {
  const site = createSite(
    smallPortal({
      funds: [fund('F', 100_000_000)],
      allocations: [
        { allocation_id: '1', fund_id: 'F', region_code: '990102000000', amount: 60_000_000, allocated_on: '2020-03-18' },
      ],
      notices: [notice('N', { kind: 'allocation', region_code: '990102000000', subject: ['fund:F'] })],
    }),
  );
  const [facts, table] = site.notices.view('N').blocks;
  expect(facts).toMatchObject({
    type: 'facts',
    facts: [
      { label: '资金名称' },
      { label: '文号', value: '望财农〔2020〕F号' },
      { label: '来源层级', value: '中央' },
      { label: '资金规模', value: { money: 100_000_000 } },
      { label: '下达日期' },
      { label: '分配原则（办法）', value: '因素法' },
      { label: '主管部门' },
    ],
  });
  expect(table).toMatchObject({ type: 'table', table: { rows: [[{}, '分到地方', {}, { money: 60_000_000 }]] } });
});

test('an enterprise registered outside the portal is named with its place, which has no page to link to', () => {
  const regions = [
    { code: '990100000000', name: '望禾市' },
    { code: '990200000000', name: '邻市' },
  ];
  const enterprises = [{ uscc: 'A', name: '甲公司', region_code: '990200000000' }];
  const site = createSite(smallPortal({ regions, villages: [], enterprises }));
  expect(site.enterprises.view('A').facts.at(-1)).toEqual({ label: '注册地', value: '邻市' });
});

test('a notice prints how many households left unless they are few', () => {
  const registry = (count: number) => households(count);
  const entered = (count: number) =>
    households(count).map((row) => ({ household_key: row.household_key, event: 'identified' as const, on: '2014-12-31' }));
  const exits = (count: number, from = 0) =>
    households(count).map((_, index) => ({ household_key: `h${from + index}`, event: 'exited' as const, on: '2016-12-31' }));
  const printed = (inAll: number, out: number) =>
    createSite(
      smallPortal({
        registry: registry(inAll),
        registry_events: [...entered(inAll), ...exits(out)],
        notices: [
          notice('N', { kind: 'household_exit', subject: [`village:${village}`], published_on: '2016-11-01' }),
        ],
      }),
    ).notices.view('N').blocks[1];
  const cell = (inAll: number, out: number) => {
    const block = printed(inAll, out);
    return block?.type === 'table' ? block.table.rows[0]?.[1] : undefined;
  };
  expect(cell(20, 10)).toMatchObject({ count: 10, unit: '户' });
  expect(cell(20, 4)).toMatchObject({ suppressed: true });
  expect(cell(20, 20)).toMatchObject({ count: 20, unit: '户' });
});

test('households of a year that is not over are not counted in a notice yet', () => {
  const site = createSite(
    smallPortal({
      registry: households(20),
      registry_events: households(20).map((row) => ({
        household_key: row.household_key,
        event: 'identified' as const,
        on: '2020-03-01',
      })),
      notices: [notice('N', { kind: 'identification', subject: [`village:${village}`], published_on: '2020-03-02' })],
    }),
  );
  expect(JSON.stringify(site.notices.view('N').blocks)).toContain('年度结束后公布');
});

test('what was allocated after an allocation notice was published stands apart from what it announced', () => {
  const given = (allocation_id: string, allocated_on: string) => ({
    allocation_id,
    fund_id: 'F',
    region_code: '990102000000',
    amount: 1_000_000,
    allocated_on,
  });
  const site = createSite(
    smallPortal({
      funds: [fund('F', 100_000_000)],
      allocations: [given('1', '2020-03-18'), given('2', '2020-06-21')],
      notices: [notice('N', { kind: 'allocation', region_code: '990102000000', subject: ['fund:F'] })],
    }),
  );
  const tables = site.notices.view('N').blocks.flatMap((block) => (block.type === 'table' ? [block.table] : []));
  expect(tables.map((table) => [table.caption, table.rows.map((row) => row[2])])).toEqual([
    ['分配结果', [{ date: '2020-03-18' }]],
    ['公告发布以后的分配', [{ date: '2020-06-21' }]],
  ]);
});

test('a commendation published in January shows the honour and score of the year that its title names', () => {
  const site = createSite(
    smallPortal({
      enterprises: [{ uscc: 'A', name: '甲公司' }],
      honours: [2018, 2019].map((year) => ({
        honour_id: `H${year}`,
        uscc: 'A',
        year,
        title: `${year}先进企业`,
        awarded_by: '市政府',
      })),
      notices: [
        notice('N', {
          kind: 'commendation',
          title: '关于2018年度拟表彰企业的公示',
          published_on: '2019-01-16',
          subject: ['enterprise:A'],
        }),
      ],
    }),
  );
  expect(JSON.stringify(site.notices.view('N').blocks)).toContain('2018先进企业');
  expect(JSON.stringify(site.notices.view('N').blocks)).not.toContain('2019先进企业');
});

test('a county says what it received beyond the sum of its towns', () => {
  const site = createSite(
    smallPortal({
      funds: [fund('F', 100_000_000)],
      allocations: [
        { allocation_id: '1', fund_id: 'F', region_code: '990102000000', amount: 60_000_000, allocated_on: '2020-03-18' },
        { allocation_id: '2', fund_id: 'F', region_code: '990102101000', amount: 40_000_000, allocated_on: '2020-03-19' },
      ],
    }),
  );
  expect(site.counties.view('990102000000').children?.note).toContain('多20万元');
});

test('two notices of one title are told apart in their page titles', () => {
  const site = createSite(
    smallPortal({ notices: [notice('N1', { title: '公告' }), notice('N2', { title: '公告', publisher: '县政府' })] }),
  );
  expect(site.notices.view('N1').meta.title).not.toBe(site.notices.view('N2').meta.title);
  expect(site.notices.view('N1').title).toBe('公告');
});

test('a portal that covers a place beside its region says under the sums of the home page whose they are', () => {
  const regions = [{ code: '990100000000', name: '望禾市' }, { code: '990102000000', name: '青石县' }, { code: '999001000000', name: '澜洲市' }];
  const note = (also_covers: string[]) => createSite(smallPortal({ regions, villages: [] }, { also_covers })).home().places.note;
  expect(note(['999001000000'])).toContain('澜洲市不属于望禾市');
  expect(note([])).toBeUndefined();
});

test('more open notices than the home page shows have a list of their own', () => {
  const notices = Array.from({ length: 9 }, (_, index) => ({
    notice_id: `GS${index}`, kind: 'other' as const, title: `公示${index}`, region_code: '990102000000', publisher: '县政府', published_on: '2020-06-25', open_from: '2020-06-25', open_to: '2020-07-10',
  }));
  const home = (number: number) => createSite(smallPortal({ notices: notices.slice(0, number) })).home();
  expect(home(9)).toMatchObject({ openNotices: { length: 8 }, allOpen: { text: '全部9则正在公示', href: '/notices/open/' } });
  expect(home(8).allOpen).toBeUndefined();
  expect(createSite(smallPortal({ notices })).noticeLists.view('open').notices).toHaveLength(9);
});

test('the home page counts enterprises that help, whether their pairing still stands or not', () => {
  const site = createSite(smallPortal({ enterprises: [{ uscc: '91990102MA0000001D', name: '绿源公司', region_code: '990102000000' }] }));
  expect(site.home().figures).toContainEqual({ label: '帮扶企业', value: { count: 1, unit: '家' } });
});

test('the registry’s table of persons counts persons, not households', () => {
  const registry = Array.from({ length: 40 }, (_, index) => ({ household_key: `h${index}`, village_code: '990102101201', persons: 3, cause: 'illness' as const }));
  const tables = createSite(smallPortal({ registry })).registry.view('990102000000').sections[0]!.tables;
  expect(tables.map(({ rows }) => rows.at(-1)?.[0])).toEqual(['建档立卡户', '建档立卡人口']);
});
