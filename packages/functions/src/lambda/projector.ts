import { createProjector } from '@gore/core/kernel/readmodel/project.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { createProjectorFunction } from '../streams/projector.ts';
import { readPool } from './read-pool.ts';

const log = powertoolsLog('projector');

/** Consumer of the stream that copies records into the read model; inside the VPC. */
export const handler = createProjectorFunction({
  projector: createProjector(readPool(log), producto),
  log,
});
