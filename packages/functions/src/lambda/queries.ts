import { queriesApp } from '../api/queries.ts';
import { signedDigests } from '../audit/signed-digests.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { edgeHandler } from './edge-handler.ts';
import { setting } from './environment.ts';
import { apiConfig, cloudPorts } from './ports.ts';
import { readPool } from './read-pool.ts';

const ports = cloudPorts();
const log = powertoolsLog('queries');

/** Open questions; inside the VPC, beside the read model. */
export const handler = edgeHandler(
  queriesApp(apiConfig(), {
    ...ports,
    digests: signedDigests(ports.signerOf(setting('BUCKET_DIGESTS'))),
    log,
    pool: readPool(log),
    timeZone: setting('TIME_ZONE'),
    readyToken: setting('READY_TOKEN'),
  }),
);
