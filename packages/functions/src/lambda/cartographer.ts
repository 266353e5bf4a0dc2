import { S3Client } from '@aws-sdk/client-s3';
import { procesarCapa } from '@gore/core/modules/plataforma/capa.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createCartographer } from '../workers/cartographer.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { cloudPorts } from './ports.ts';
import { PATIENT_MS, readPool } from './read-pool.ts';

const log = powertoolsLog('cartographer');
const files = createFileStore(new S3Client(patient), setting('BUCKET_FILES'));

/** Worker of the queue of maps; inside the VPC, beside the geometry engine. */
export const handler = createEffectsWorker({
  handlers: {
    [procesarCapa.effect]: createCartographer({ ...cloudPorts(), files, pool: readPool(log, PATIENT_MS) }),
  },
  log,
});
