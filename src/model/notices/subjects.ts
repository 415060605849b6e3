import type { SubjectType } from '../../tables/subject.ts';
import type { Facts } from '../facts.ts';
import type { Fund, Project } from '../money.ts';
import type { NoticeBlock } from '../views.ts';
import { subjectsOf, type Notice } from './notice-facts.ts';

/** Makes what a kind of notice shows from the rows that the notice is about. */
export type Compose = (facts: Facts, notice: Notice) => NoticeBlock[];

export const idsOf = (notice: Notice, type: SubjectType): string[] =>
  subjectsOf(notice).flatMap((subject) => (subject.type === type ? [subject.id] : []));

export const fundsOf = (facts: Facts, notice: Notice): Fund[] =>
  idsOf(notice, 'fund').flatMap((id) => facts.money.fund(id) ?? []);

export const projectsOf = (facts: Facts, notice: Notice): Project[] =>
  idsOf(notice, 'project').flatMap((id) => facts.money.project(id) ?? []);
