import { queriesApp } from '../api/queries.ts';
import { signedDigests } from '../audit/signed-digests.ts';
import { edgeHandler } from './edge-handler.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { apiConfig, cloudPorts } from './ports.ts';
import { readPool } from './read-pool.ts';

const ports = cloudPorts();
const watch = observed('queries', ports.efimero);

/** Open questions; inside the VPC, beside the read model. */
export const handler = edgeHandler(
  queriesApp(apiConfig(), {
    ...ports,
    digests: signedDigests(ports.signerOf(setting('BUCKET_DIGESTS'))),
    ...watch,
    pool: readPool(watch.log),
    timeZone: setting('TIME_ZONE'),
    readyToken: setting('READY_TOKEN'),
  }),
);
