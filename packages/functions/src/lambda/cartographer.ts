import { S3Client } from '@aws-sdk/client-s3';
import { procesarCapa } from '@gore/core/modules/plataforma/capa.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { createCartographer } from '../workers/cartographer.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { observed } from './observed.ts';
import { cloudPorts } from './ports.ts';
import { PATIENT_MS, readPool } from './read-pool.ts';

const ports = cloudPorts();
const watch = observed('cartographer', ports.efimero);
const files = createFileStore(new S3Client(patient), setting('BUCKET_FILES'));

/** Worker of the queue of maps; inside the VPC, beside the geometry engine. */
export const handler = createEffectsWorker({
  handlers: {
    [procesarCapa.effect]: createCartographer({ ...ports, files, pool: readPool(watch.log, PATIENT_MS) }),
  },
  ...watch,
});
