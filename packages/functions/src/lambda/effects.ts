import { efectosDelProducto } from '@gore/core/modules/producto.efectos.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { cloudPorts } from './ports.ts';

/** Worker of the queue of effects. */
export const handler = createEffectsWorker({
  handlers: efectosDelProducto(cloudPorts()),
  log: powertoolsLog('effects'),
});
