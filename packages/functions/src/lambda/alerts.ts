import { createAlertEffects } from '../workers/alerts.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';
import { PATIENT_MS, readPool } from './read-pool.ts';

const ports = cloudPorts();
const watch = observed('alerts', ports.efimero);

/** Worker of the queue of alerts; inside the VPC, beside the read model it asks. */
export const handler = createEffectsWorker({
  handlers: createAlertEffects({
    ...ports,
    pool: readPool(watch.log, PATIENT_MS),
    timeZone: setting('TIME_ZONE'),
    log: watch.log,
  }),
  ...watch,
});
