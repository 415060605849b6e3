import { describe, expect, test } from 'vitest';
import type { Row } from '../../../src/schema/index.ts';
import { noticeKinds } from '../../../src/schema/index.ts';
import type { NoticeKind } from '../../../src/tables/checks/notice-rules.ts';
import { goodRows, inputOf, notice, runChecks, type Rows, type Settings } from './good-portal.ts';

const codesOf = (change: (rows: Rows) => void, settings?: Settings): string[] => {
  const rows = goodRows();
  change(rows);
  return runChecks(inputOf(rows, settings)).map(({ code }) => code);
};

const messagesOf = (code: string, change: (rows: Rows) => void): string[] => {
  const rows = goodRows();
  change(rows);
  return runChecks(inputOf(rows)).flatMap((issue) => (issue.code === code ? [`${issue.message} ${issue.hint}`] : []));
};

/** Only the notice of this kind is left, so that no other notice asks for the same field. */
const keepOnly = (rows: Rows, kind: NoticeKind): void => {
  rows.notices = rows.notices.filter((row) => row.kind === kind);
};

describe('what each kind must show', () => {
  const project = (column: keyof Row<'projects'>) => (rows: Rows) => rows.projects.forEach((row) => delete row[column]);
  const nothing = (rows: Rows): void => {
    rows.projects.forEach((row) => {
      delete row.beneficiary_households;
      delete row.beneficiary_persons;
    });
  };
  const noMoney = (rows: Rows): void => {
    rows.allocations = [];
    rows.disbursements = [];
  };
  test.each<[NoticeKind, string, (rows: Rows) => void]>([
    ['allocation', '分配结果', noMoney],
    ['project_pool', '建设性质', project('nature')],
    ['project_pool', '时间进度计划', project('starts_on')],
    ['project_pool', '时间进度计划', project('due_on')],
    ['project_pool', '受益对象', nothing],
    ['annual_plan', '补助标准', project('subsidy_standard')],
    ['annual_plan', '资金来源', noMoney],
    ['annual_plan', '实施期限', project('starts_on')],
    ['before_work', '资金来源', noMoney],
    ['before_work', '实施期限', project('due_on')],
    ['before_work', '监管单位', project('supervisor')],
    ['before_work', '受益对象', nothing],
    ['completion', '结算金额', project('settled')],
    ['completion', '合同工期', project('starts_on')],
    ['completion', '完工日期', project('finished_on')],
    ['completion', '验收结果', project('inspection')],
    ['completion', '受益户数', project('beneficiary_households')],
    ['beneficiaries', '受益对象', nothing],
    ['beneficiaries', '名单张贴处', (rows) => rows.villages.forEach((row) => delete row.notice_board)],
    ['identification', '名单张贴处', (rows) => rows.villages.forEach((row) => delete row.notice_board)],
    ['household_exit', '名单张贴处', (rows) => rows.villages.forEach((row) => delete row.notice_board)],
    ['village_exit', '出列清单', (rows) => (rows.checklists = [])],
    ['village_exit', '贫困发生率', (rows) => rows.checklists.shift()],
    ['village_exit', '目标值与实际值', (rows) => delete rows.checklists[1]?.target],
    ['village_exit', '目标值与实际值', (rows) => delete rows.checklists[1]?.actual],
    ['commendation', '荣誉名称与授予单位', (rows) => (rows.honours = [])],
  ])('%s without “%s” is an error that names the field and the rule', (kind, field, remove) => {
    const messages = messagesOf('notice-field-missing', (rows) => {
      keepOnly(rows, kind);
      remove(rows);
    });
    expect(messages).not.toEqual([]);
    for (const message of messages) {
      expect(message).toContain(noticeKinds[kind]);
      expect(message).toContain(field);
      expect(message).toContain('国开办发〔2018〕11号');
    }
  });

  test('the hint says in which file and row the field is to be filled in', () => {
    const [message] = messagesOf('notice-field-missing', (rows) => delete rows.projects[0]?.supervisor);
    expect(message).toContain('projects.csv 的项目表第 2 行填写“监管单位”');
  });

  test.each<[NoticeKind, string]>([
    ['allocation', 'fund:'], ['project_pool', 'project:'], ['annual_plan', 'project:'], ['before_work', 'project:'], ['completion', 'project:'],
    ['beneficiaries', 'village:'], ['identification', 'village:'], ['household_exit', 'village:'], ['village_exit', 'village:'], ['commendation', 'enterprise:'],
  ])('%s without a subject says to write %s', (kind, prefix) => {
    const messages = messagesOf('notice-subject-missing', (rows) => {
      keepOnly(rows, kind);
      rows.notices.forEach((row) => Object.assign(row, { subject: undefined, region_code: '990102000000' }));
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(prefix);
  });

  test('counts of households need the registry and its events, unless the notice has words of its own', () => {
    const identification = (more: Partial<Row<'notices'>>) => (rows: Rows) => {
      keepOnly(rows, 'identification');
      rows.notices.forEach((row) => Object.assign(row, more));
    };
    expect(codesOf(identification({}), { without: ['registry', 'registry_events'] })).toContain('notice-field-missing');
    expect(codesOf(identification({}), { without: ['registry_events'] })).toContain('notice-field-missing');
    expect(codesOf(identification({ body: '户数见村公示栏。' }), { without: ['registry_events'] })).not.toContain('notice-field-missing');
  });

  test('a fund among the subjects tells where the money for a project will come from', () => {
    expect(
      codesOf((rows) => {
        rows.allocations.splice(2, 1);
        rows.notices[1]?.subject?.push('fund:ZY2020-1');
      }),
    ).toEqual([]);
  });

  test('an allocation notice of a county needs a result in that county', () => {
    const messages = messagesOf('notice-field-missing', (rows) => {
      rows.regions.push({ code: '990103000000', name: '白沙县' });
      rows.notices.push(
        notice('GS30', 'allocation', { region_code: '990103000000', subject: ['fund:ZY2020-1'], published_on: '2020-03-20', open_from: '2020-03-20', open_to: '2020-03-30' }),
      );
    });
    expect(messages).toHaveLength(1);
  });
});

describe('how long a notice stays open', () => {
  const open = (kind: NoticeKind, from: string, to: string) => (rows: Rows) =>
    rows.notices.filter((row) => row.kind === kind).forEach((row) => Object.assign(row, { published_on: from, open_from: from, open_to: to }));

  test.each<[NoticeKind, string, string]>([
    ['before_work', '2020-03-30', '2020-03-31'],
    ['village_exit', '2020-03-27', '2020-03-28'],
    ['identification', '2020-03-27', '2020-03-28'],
    ['household_exit', '2020-03-27', '2020-03-28'],
  ])('%s from 21 March may not end on %s but may on %s: the first day does not count', (kind, short, enough) => {
    expect(codesOf(open(kind, '2020-03-21', short))).toContain('notice-period-short');
    expect(codesOf(open(kind, '2020-03-21', enough))).not.toContain('notice-period-short');
  });

  test('a portal that counts working days follows the holiday calendar', () => {
    const working = { portal: { notice_days: { unit: 'working' } } };
    // 4 to 6 April 2020 were the Tomb-sweeping holiday; the tenth working day after 27 March is 13 April.
    expect(codesOf(open('before_work', '2020-03-27', '2020-04-12'), working)).toContain('notice-period-short');
    expect(codesOf((rows) => {
      keepOnly(rows, 'before_work');
      open('before_work', '2020-03-27', '2020-04-13')(rows);
    }, working)).not.toContain('notice-period-short');
  });

  test('a period that a kind does not ask for is judged all the same when it is given', () => {
    expect(codesOf(open('completion', '2020-11-10', '2020-11-12'))).toContain('notice-period-short');
  });

  test('the days of portal.json count', () => {
    expect(codesOf(() => undefined, { portal: { notice_days: { default: 11 } } })).toContain('notice-period-short');
  });
});

describe('money on the web within 20 working days', () => {
  test('a year without a holiday calendar is not judged', () => {
    const codes = codesOf((rows) => {
      Object.assign(rows, { notices: [], allocations: [], disbursements: [] });
      Object.assign(rows.funds[0] ?? {}, { issued_on: '1999-03-02', year: 2020 });
    });
    expect(codes).not.toContain('fund-not-announced');
  });

  test('a fund that was announced by its own dates needs no notice, but not too late', () => {
    const announce = (open_from: string, open_to: string) => (rows: Rows) => {
      rows.notices = [];
      Object.assign(rows.funds[0] ?? {}, { open_from, open_to });
    };
    expect(codesOf(announce('2020-03-10', '2020-03-20'))).toEqual([]);
    expect(codesOf(announce('2020-06-10', '2020-06-20'))).toEqual(['money-published-late']);
  });

  test('a second notice is judged by the newest decision before it', () => {
    expect(
      codesOf((rows) => {
        rows.allocations.push({ allocation_id: 'FP4', fund_id: 'ZY2020-1', region_code: '990102000000', amount: 1, allocated_on: '2020-09-01' });
        rows.notices.push(notice('GS31', 'allocation', { subject: ['fund:ZY2020-1'], published_on: '2020-09-07', open_from: '2020-09-07', open_to: '2020-09-17' }));
      }),
    ).toEqual([]);
  });
});

describe('corrections', () => {
  test('two corrections that point at each other are both named', () => {
    expect(
      codesOf((rows) => {
        Object.assign(rows.notices[10] ?? {}, { corrects: 'GS40' });
        rows.notices.push(notice('GS40', 'correction', { corrects: 'GS11', body: '更正。', published_on: '2020-04-02' }));
      }),
    ).toEqual(['correction-cycle', 'correction-cycle']);
  });

  test('a village may have a second exit notice when the first was corrected', () => {
    const again = (rows: Rows): void => {
      rows.notices.push(notice('GS41', 'village_exit', { subject: ['village:990102101201'], published_on: '2020-04-01', open_from: '2020-04-01', open_to: '2020-04-08' }));
    };
    expect(codesOf(again)).toEqual(['village-exits-twice']);
    expect(
      codesOf((rows) => {
        again(rows);
        rows.notices.push(notice('GS42', 'correction', { corrects: 'GS9', body: '更正。', published_on: '2020-03-20' }));
      }),
    ).toEqual([]);
  });
});

describe('a commendation is about the year that its title names, else the year before it was published', () => {
  const warned = (title: string, change: (rows: Rows) => void = () => undefined): string[] =>
    messagesOf('commended-without-year', (rows) => {
      keepOnly(rows, 'commendation');
      rows.notices[0]!.title = title;
      change(rows);
    });

  test('an honour or a score of that year is enough', () => {
    expect(warned('表彰公示')).toEqual([]);
    expect(warned('2019年表彰公示', (rows) => void (rows.honours[0]!.year = 2018))).toEqual([]);
    expect(warned('2019年表彰公示', (rows) => rows.contributions.forEach((row) => (row.year = 2018)))).toEqual([]);
  });

  test('neither is a warning that says which year', () => {
    expect(warned('2018年度表彰公示')).toEqual([expect.stringContaining('2018 年既没有荣誉')]);
    const earlier = (rows: Rows): void => {
      rows.honours[0]!.year = 2018;
      rows.contributions.forEach((row) => (row.year = 2018));
    };
    expect(warned('表彰公示', earlier)).toEqual([expect.stringContaining('2019 年')]);
  });

  test('contributions that nobody verified make no score', () => {
    expect(warned('2018年度表彰公示', (rows) => rows.contributions.push({ ...rows.contributions[1]!, contribution_id: 'TR9', year: 2018 }))).toHaveLength(1);
  });
});
