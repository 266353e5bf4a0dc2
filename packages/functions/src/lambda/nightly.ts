import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createNightly } from '../schedules/nightly.ts';
import { auditPorts } from './audit-ports.ts';

const ports = auditPorts(powertoolsLog('nightly'));

/** Invoked by the nightly schedule; inside the VPC. */
export const handler = createNightly({
  ...ports,
  projector: createProjector(ports.pool, ports.write.product),
});
