import { powertoolsLog } from '../http/powertools-log.ts';
import { createDueReports } from '../schedules/due-reports.ts';
import { cloudPorts } from './ports.ts';

/** Invoked every few minutes; it reads the system of record alone, so that no database wakes for it. */
export const handler = createDueReports({ ...cloudPorts(), log: powertoolsLog('scheduler') });
