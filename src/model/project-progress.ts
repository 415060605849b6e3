import { projectStatuses } from '../schema/index.ts';
import type { Project } from './money.ts';

/** The order in which a project goes through them; the last is for those that were given up. */
export const statusOrder = Object.keys(projectStatuses) as Project['status'][];

/** Works that are done, handed over or not yet. */
export const isFinished = ({ status }: Pick<Project, 'status'>): boolean => status === 'finished' || status === 'accepted';
