import { S3Client } from '@aws-sdk/client-s3';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { withShapes } from '@gore/core/spatial/kept-shapes.ts';
import { createProjectorFunction } from '../streams/projector.ts';
import { shapesIn } from '../streams/shapes.ts';
import { prompt } from './aws-clients.ts';
import { setting } from './environment.ts';
import { watchedStream } from './observed.ts';
import { readPool } from './read-pool.ts';

const log = watchedStream('projector');
const files = createFileStore(new S3Client(prompt), setting('BUCKET_FILES'));

/** Consumer of the stream that copies records into the read model; inside the VPC. */
export const handler = createProjectorFunction({
  projector: withShapes(createProjector(readPool(log), producto), shapesIn(files, producto)),
  log,
});
