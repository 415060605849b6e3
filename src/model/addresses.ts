import { addressOf } from '../schema/address.ts';
import type { RegionLevel } from '../schema/index.ts';

/** Addresses are short, stable and readable; everything that links to a page asks here. */
export const inspectionPath = (id: string): string => `/inspections/${addressOf(id)}/`;
export const homePath = '/';
export const noticePath = (id: string): string => `/notices/${addressOf(id)}/`;
export const fundPath = (id: string): string => `/funds/${addressOf(id)}/`;
export const projectPath = (id: string): string => `/projects/${addressOf(id)}/`;
export const enterprisePath = (uscc: string): string => `/enterprises/${uscc}/`;
/** Of one honour: the certificate to print, or that it was revoked. */
export const certificatePath = (honourId: string): string => `/honours/certificates/${addressOf(honourId)}/`;
export const honourPath = (year: number): string => `/honours/${year}/`;

const placeFolders: Record<Exclude<RegionLevel, 'province'>, string> = {
  city: 'cities',
  county: 'counties',
  town: 'towns',
  village: 'villages',
};

export const placePath = (level: Exclude<RegionLevel, 'province'>, code: string): string =>
  `/${placeFolders[level]}/${code}/`;

/** Part of a list: `listPath('/notices/', 'years/2020', 2)` → `/notices/years/2020/page/2/`. */
export const listPath = (root: string, part: string, page = 1): string =>
  root + (part === '' ? '' : `${part}/`) + (page === 1 ? '' : `page/${page}/`);
