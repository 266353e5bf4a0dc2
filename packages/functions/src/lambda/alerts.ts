import { powertoolsLog } from '../http/powertools-log.ts';
import { createAlertEffects } from '../workers/alerts.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { setting } from './environment.ts';
import { cloudPorts } from './ports.ts';
import { PATIENT_MS, readPool } from './read-pool.ts';

const log = powertoolsLog('alerts');

/** Worker of the queue of alerts; inside the VPC, beside the read model it asks. */
export const handler = createEffectsWorker({
  handlers: createAlertEffects({
    ...cloudPorts(),
    pool: readPool(log, PATIENT_MS),
    timeZone: setting('TIME_ZONE'),
    log,
  }),
  log,
});
