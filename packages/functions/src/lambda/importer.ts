import { S3Client } from '@aws-sdk/client-s3';
import { importacionesDelProducto } from '@gore/core/modules/producto.importaciones.efectos.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createEffectsWorker } from '../workers/effects.ts';
import { setting } from './environment.ts';
import { cloudPorts } from './ports.ts';

const files = createFileStore(new S3Client({}), setting('BUCKET_FILES'));

/** Worker of the queue of imports. */
export const handler = createEffectsWorker({
  handlers: importacionesDelProducto({ ...cloudPorts(), files }),
  log: powertoolsLog('importer'),
});
