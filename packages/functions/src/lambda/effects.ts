import { createFulfilment } from '@gore/core/modules/plataforma/solicitudDerecho.efectos.ts';
import { cumplirSolicitud } from '@gore/core/modules/plataforma/solicitudDerecho.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { cloudPorts } from './ports.ts';

/** Worker of the queue of effects. */
export const handler = createEffectsWorker({
  handlers: { [cumplirSolicitud.effect]: createFulfilment(cloudPorts()) },
  log: powertoolsLog('effects'),
});
