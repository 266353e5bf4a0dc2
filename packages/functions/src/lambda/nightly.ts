import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { createBeats, withBeat } from '@gore/core/operations/beats.ts';
import { observeRun } from '../observe/observe-run.ts';
import { createNightly } from '../schedules/nightly.ts';
import { auditPorts } from './audit-ports.ts';

const ports = auditPorts('nightly');
const beats = createBeats(ports.efimero);
const run = createNightly({ ...ports, projector: createProjector(ports.pool, ports.write.product) });
const horario = 'revision-nocturna';

/** Invoked by the nightly schedule; inside the VPC. */
export const handler = () =>
  withBeat(beats, horario, () => observeRun(ports.metrics, 'horario', { horario }, run));
