import { S3Client } from '@aws-sdk/client-s3';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { createShapeReader } from '@gore/core/spatial/kept-shapes.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createProjectorFunction } from '../streams/projector.ts';
import { prompt } from './aws-clients.ts';
import { setting } from './environment.ts';
import { readPool } from './read-pool.ts';

const log = powertoolsLog('projector');

/** Consumer of the stream that copies records into the read model; inside the VPC. */
export const handler = createProjectorFunction({
  projector: createProjector(readPool(log), producto),
  shapes: createShapeReader(producto, createFileStore(new S3Client(prompt), setting('BUCKET_FILES'))),
  log,
});
