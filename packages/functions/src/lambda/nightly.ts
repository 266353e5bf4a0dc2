import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { createNightly } from '../schedules/nightly.ts';
import { auditPorts } from './audit-ports.ts';
import { byTheClock } from './observed.ts';

const ports = auditPorts('nightly');

/** Invoked by the nightly schedule; inside the VPC. */
export const handler = byTheClock(
  'revision-nocturna',
  ports,
  createNightly({ ...ports, projector: createProjector(ports.pool, ports.write.product) }),
);
