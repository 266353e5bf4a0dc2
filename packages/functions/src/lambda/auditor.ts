import { ejecutarVerificacion } from '@gore/core/modules/plataforma/verificacion.ts';
import { createAuditor } from '../workers/auditor.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { auditPorts } from './audit-ports.ts';

const ports = auditPorts('auditor');

/** Worker of the queue of verifications; inside the VPC. */
export const handler = createEffectsWorker({
  handlers: { [ejecutarVerificacion.effect]: createAuditor(ports) },
  log: ports.log,
  metrics: ports.metrics,
});
