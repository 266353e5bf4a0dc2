import { ejecutarVerificacion } from '@gore/core/modules/plataforma/verificacion.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createAuditor } from '../workers/auditor.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { auditPorts } from './audit-ports.ts';

const log = powertoolsLog('auditor');

/** Worker of the queue of verifications; inside the VPC. */
export const handler = createEffectsWorker({
  handlers: { [ejecutarVerificacion.effect]: createAuditor(auditPorts(log)) },
  log,
});
