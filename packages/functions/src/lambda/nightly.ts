import { powertoolsLog } from '../http/powertools-log.ts';
import { createNightly } from '../schedules/nightly.ts';
import { auditPorts } from './audit-ports.ts';

/** Invoked by the nightly schedule; inside the VPC. */
export const handler = createNightly(auditPorts(powertoolsLog('nightly')));
