import { producto } from '@gore/core/modules/producto.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createNightly } from '../schedules/nightly.ts';
import { readPool } from './read-pool.ts';

/** Invoked by the nightly schedule. */
export const handler = createNightly({ pool: readPool(), product: producto, log: powertoolsLog('nightly') });
