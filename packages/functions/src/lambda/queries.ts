import { queriesApp } from '../api/queries.ts';
import { lambdaHandler } from '../http/lambda.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { setting } from './environment.ts';
import { apiConfig, cloudPorts } from './ports.ts';
import { readPool } from './read-pool.ts';

/** Open questions; inside the VPC, beside the read model. */
export const handler = lambdaHandler(
  queriesApp(apiConfig(), {
    ...cloudPorts(),
    log: powertoolsLog('queries'),
    pool: readPool(),
    timeZone: setting('TIME_ZONE'),
    readyToken: setting('READY_TOKEN'),
  }),
);
