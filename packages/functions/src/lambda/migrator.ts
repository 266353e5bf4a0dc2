import { producto } from '@gore/core/modules/producto.ts';
import { traceOf } from '../http/log.ts';
import { powertoolsLog } from '../http/powertools-log.ts';
import { closePasswords, openOwner, ownerRole } from '../migrations/database-roles.ts';
import { restoreLayers } from '../migrations/layers.ts';
import { prepareReadModel } from '../migrations/read-model.ts';
import { createStackStep } from '../migrations/stack-event.ts';
import { shapesIn } from '../streams/shapes.ts';
import { databaseAddress, databaseToken } from './database-login.ts';
import { setting } from './environment.ts';
import { cloudPorts } from './ports.ts';
import { enter, PATIENT_MS } from './read-pool.ts';

const log = powertoolsLog('migrator');
const { write, institutions, files } = cloudPorts();

const entering = (password: string | (() => Promise<string>)) => () =>
  enter({
    user: ownerRole,
    password,
    connectMs: PATIENT_MS,
    onLost: (error) => log.warn('conexion_perdida', traceOf(error)),
  });

const migrate = async (): Promise<Readonly<Record<string, string>>> => {
  const owner = await openOwner({
    withToken: entering(() => databaseToken(databaseAddress(), ownerRole)),
    withPassword: entering(setting('PG_FIRST_PASSWORD')),
  });
  try {
    const known = await institutions.active();
    const { store } = write;
    const shapes = shapesIn(files, producto);
    const ports = { owner, store, product: producto, shapes, say: (line: string) => log.info(line) };
    const tenants = known.map(({ id }) => id);
    const rebuilt = await prepareReadModel(ports, { tenants, founded: known.length > 0 });
    await restoreLayers({ ...ports, open: files.open });
    await closePasswords(owner);
    return { reconstruidos: rebuilt.join(' ') };
  } finally {
    await owner.end();
  }
};

/** Step of the stack `migrations`: brings the read model to what this release declares. Inside the VPC. */
export const handler = createStackStep({
  work: migrate,
  put: async (url, body) => {
    const { ok, status } = await fetch(url, { method: 'PUT', body });
    if (!ok) throw new Error(`CloudFormation took no answer: ${status}`);
  },
  log,
});
