import { addDays } from './days.ts';
import type { Honour } from './giving.ts';
import { groupBy } from './grouping.ts';
import { openDays, programmeOffice, publishAfter, publishBefore, type NoticeDraft } from './notice-draft.ts';
import { registryDays } from './people.ts';
import type { County, Town, Village } from './place-types.ts';
import type { Random } from './random.ts';
import { sampleAsOf, sampleYears } from './scales.ts';
import type { RegistryFigures } from './village-tables.ts';

const villagesAsSubject = (villages: readonly Village[]): string[] => villages.map(({ code }) => `village:${code}`);
const procedure = '按照“申请、入户调查、民主评议、公开公示”的程序';
const board = '名单张贴于各村公示栏，网上只公布分村数字';

/** Who comes into the registry, who leaves it, and which villages leave the programme. */
export function registryNotices(
  county: County,
  figures: ReadonlyMap<Village, RegistryFigures>,
  random: Random,
): NoticeDraft[] {
  const own = random.split(`registry-notices/${county.code}`);
  const days = registryDays(county, random);
  const known = county.villages.filter(({ nothingYet, registered }) => !nothingYet && registered.households > 0);
  const drafts: NoticeDraft[] = [];
  for (const town of county.towns) {
    const villages = known.filter((village) => village.town === town);
    if (villages.length > 0)
      drafts.push(identification(county, town, villages, publishBefore(days.identified, 14), own));
  }
  const added = known.filter((village) => figures.get(village)!.added);
  if (added.length > 0) {
    drafts.push({
      ...base(county, 'identification', publishBefore(days.reviewed, 14), own),
      title: `关于${county.name}2016年建档立卡动态调整拟补录对象的公示`,
      subject: villagesAsSubject(added),
      body: `国家扶贫标准以下且符合“两不愁三保障”核查要求的，${procedure}拟予补录；不符合条件的同时清退。${board}。`,
    });
  }
  for (const [year, exitDay] of Object.entries(days.exited)) {
    const leaving = known.filter((village) => figures.get(village)!.exits.has(Number(year)));
    if (leaving.length === 0) continue;
    drafts.push({
      ...base(county, 'household_exit', publishBefore(exitDay, 14), own),
      title: `关于${county.name}${year}年拟脱贫户的公示`,
      subject: villagesAsSubject(leaving),
      body: `脱贫标准：年人均纯收入稳定超过国家扶贫标准，不愁吃、不愁穿，义务教育、基本医疗、住房和饮水安全有保障。${procedure}拟定。${board}。`,
    });
  }
  for (const village of known) if (village.exitedOn) drafts.push(villageExit(county, village, village.exitedOn, own));
  return drafts;
}

const base = (county: County, kind: NoticeDraft['kind'], day: string, own: Random) => ({
  kind,
  office: county,
  publisher: programmeOffice(county, day),
  publishedOn: day,
  days: openDays(7, own),
});

const identification = (
  county: County,
  town: Town,
  villages: readonly Village[],
  day: string,
  own: Random,
): NoticeDraft => ({
  ...base(county, 'identification', day, own),
  title: `关于${town.name}2014年拟识别为建档立卡户的公示`,
  region: town.code,
  publisher: town.name.endsWith('街道') ? `${town.name}办事处` : `${town.name}人民政府`,
  subject: villagesAsSubject(villages),
  body: `识别标准：2013年农民人均纯收入低于国家农村扶贫标准。${procedure}拟定。${board}。`,
});

const villageExit = (county: County, village: Village, exitedOn: string, own: Random): NoticeDraft => {
  const day = publishBefore(exitedOn, 14);
  return {
    ...base(county, 'village_exit', day, own),
    title: `关于${village.town.name}${village.name}拟出列的公示`,
    region: village.code,
    subject: villagesAsSubject([village]),
    body: '经村申请、乡镇核查、县级验收，拟批准该村出列，现将对标核查结果予以公示。',
  };
};

/** The yearly commendations of each city, and the announcement when one is taken back. */
export function honourNotices(honours: readonly Honour[], random: Random): NoticeDraft[] {
  const drafts = [...groupBy(honours, ({ row, purse }) => `${purse.code}/${row.year}`).values()].map(
    (group): NoticeDraft => {
      const { purse, row } = group[0]!;
      const own = random.split(`commendation/${purse.code}/${row.year}`);
      return {
        kind: 'commendation',
        title: `关于${row.year}年度村企结对帮扶拟表彰企业的公示`,
        office: purse,
        publisher: `${purse.name}工商业联合会`,
        publishedOn: publishAfter(`${row.year + 1}-01-09`, own.int(0, 9)),
        days: openDays(10, own),
        subject: group.map((honour) => `enterprise:${honour.row.uscc}`),
        body: `按照帮扶投入积分办法，依据经核实的帮扶投入计分，拟由${row.awarded_by}表彰下列企业，现予公示。`,
      };
    },
  );
  for (const { row, purse } of honours) {
    if (!row.revoked_on) continue;
    drafts.push({
      kind: 'other',
      title: `关于撤销有关企业${row.year}年度村企结对帮扶荣誉的公告`,
      office: purse,
      publisher: `${purse.name}工商业联合会`,
      publishedOn: publishAfter(row.revoked_on, 3),
      days: 10,
      subject: [`enterprise:${row.uscc}`],
      body: `${row.revoked_reason}，现撤销其荣誉称号，原表彰记录保留并注明。`,
    });
  }
  return drafts;
}

const announcements = [
  [
    '关于受理{y}年扶贫领域问题线索的公告',
    '03-06',
    '即日起受理扶贫项目、资金和帮扶工作方面的问题反映，来电来信均予答复。',
  ],
  [
    '关于{y}年上半年扶贫资金监督检查情况的公告',
    '07-12',
    '已对上半年扶贫资金使用情况开展监督检查，发现的问题正在整改，整改结果将另行公告。',
  ],
  ['关于{y}年村级公示栏检查情况的公告', '09-17', '已对各村公示栏检查一遍，个别村公示天数不足，已要求重新公示。'],
] as const;

/** What fits no other kind. */
export function otherNotices(counties: readonly County[], random: Random): NoticeDraft[] {
  return counties
    .flatMap((county) =>
      sampleYears.flatMap((year) => {
        const own = random.split(`other/${county.code}/${year}`);
        return announcements
          .filter(() => own.chance(0.16))
          .map(([title, day, body]): NoticeDraft => {
            const publishedOn = publishAfter(addDays(`${year}-${day}`, 0), own.int(0, 8));
            return {
              kind: 'other',
              title: county.name + title.replace('{y}', String(year)),
              office: county,
              publisher: programmeOffice(county, publishedOn),
              publishedOn,
              days: openDays(10, own),
              subject: [],
              body,
            };
          });
      }),
    )
    .filter(({ publishedOn }) => publishedOn <= sampleAsOf);
}
