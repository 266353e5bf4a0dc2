import { S3Client } from '@aws-sdk/client-s3';
import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { withShapes } from '@gore/core/spatial/kept-shapes.ts';
import { createNightly } from '../schedules/nightly.ts';
import { shapesIn } from '../streams/shapes.ts';
import { auditPorts } from './audit-ports.ts';
import { patient } from './aws-clients.ts';
import { setting } from './environment.ts';
import { byTheClock } from './observed.ts';

const ports = auditPorts('nightly');
const { product } = ports.write;
const files = createFileStore(new S3Client(patient), setting('BUCKET_FILES'));
const projector = withShapes(createProjector(ports.pool, product), shapesIn(files, product));

/** Invoked by the nightly schedule; inside the VPC. */
export const handler = byTheClock('revision-nocturna', ports, createNightly({ ...ports, projector }));
