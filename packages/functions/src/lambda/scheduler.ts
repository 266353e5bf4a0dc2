import { createDueReports } from '../schedules/due-reports.ts';
import { byTheClock, observed } from './observed.ts';
import { cloudPorts } from './ports.ts';

const ports = cloudPorts();
const watched = { ...ports, ...observed('scheduler', ports.efimero) };

/** Invoked every few minutes; it reads the system of record alone, so that no database wakes for it. */
export const handler = byTheClock('informes-programados', watched, createDueReports(watched));
