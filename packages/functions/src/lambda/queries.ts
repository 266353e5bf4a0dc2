import { queriesApp } from '../api/queries.ts';
import { signedDigests } from '../audit/signed-digests.ts';
import { lambdaHandler } from '../http/lambda.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { setting } from './environment.ts';
import { apiConfig, cloudPorts } from './ports.ts';
import { readPool } from './read-pool.ts';

const ports = cloudPorts();

/** Open questions; inside the VPC, beside the read model. */
export const handler = lambdaHandler(
  queriesApp(apiConfig(), {
    ...ports,
    digests: signedDigests(ports.signerOf(setting('BUCKET_DIGESTS'))),
    log: powertoolsLog('queries'),
    pool: readPool(),
    timeZone: setting('TIME_ZONE'),
    readyToken: setting('READY_TOKEN'),
  }),
);
