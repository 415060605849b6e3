import { datesCodes } from './codes/dates.ts';
import { enterprisesCodes } from './codes/enterprises.ts';
import { freshnessCodes } from './codes/freshness.ts';
import { inputCodes } from './codes/input.ts';
import { livesCodes } from './codes/lives.ts';
import { moneyCodes } from './codes/money.ts';
import { noticesCodes } from './codes/notices.ts';
import { oversightCodes } from './codes/oversight.ts';
import { referencesCodes } from './codes/references.ts';
import type { Rule } from './codes/rule.ts';

/** The rules by theme, in the order of the catalogue page. */
export const checkThemes: readonly { title: string; rules: Readonly<Record<string, Rule>> }[] = [
  { title: 'portal.json、正文与个人信息', rules: inputCodes },
  { title: '编号、引用与区划', rules: referencesCodes },
  { title: '日期与进度', rules: datesCodes },
  { title: '金额与合计', rules: moneyCodes },
  { title: '进出', rules: livesCodes },
  { title: '公示公告', rules: noticesCodes },
  { title: '企业与成对填写的内容', rules: enterprisesCodes },
  { title: '监督检查与问题整改', rules: oversightCodes },
  { title: '网站更新', rules: freshnessCodes },
];

/** Every rule of the checks, by code. */
export const checkCodes = {
  ...inputCodes,
  ...referencesCodes,
  ...datesCodes,
  ...moneyCodes,
  ...livesCodes,
  ...noticesCodes,
  ...enterprisesCodes,
  ...oversightCodes,
  ...freshnessCodes,
} as const;

export type CheckCode = keyof typeof checkCodes;
