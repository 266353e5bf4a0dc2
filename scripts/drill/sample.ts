import { Readable } from 'node:stream';
import { createCartographer } from '@gore/functions/workers/cartographer.ts';
import { takeBackup } from '../backup/take.ts';
import { loadRows, targetsOf } from '../bench/data/load-rows.ts';
import { type Engines, filesBucket, openEngines } from '../local/cloud/engines.ts';
import { makePorts, type Ports } from '../local/cloud/functions.ts';
import { prepareReadModel } from '../local/cloud/read-model.ts';
import type { Settings } from '../local/settings.ts';
import { tenant } from '../seed/nuble.ts';
import { seedDemo } from '../seed/seed.ts';

const upload =
  ({ s3 }: Engines) =>
  async (key: string, body: string | Uint8Array, contentType = 'application/octet-stream'): Promise<void> => {
    await s3.put(filesBucket, key, Buffer.from(body), { contentType });
  };

/** Brings the layers of the demonstration in, as their worker does when their event comes. */
const drawLayers = async (engines: Engines, { write }: Ports): Promise<void> => {
  const { keys } = await write.store.newest(tenant, 'capa', 10);
  const draw = createCartographer({
    write,
    pool: engines.database.app,
    files: {
      put: upload(engines),
      open: async (key) => Readable.from([(await engines.s3.get(filesBucket, key)).body]),
    },
  });
  for (const { id } of keys) {
    const record = await write.store.get({ tenant, module: 'capa', id });
    const event = {
      tenant,
      module: 'capa',
      id,
      seq: 1,
      codigo: record?.codigo ?? '',
      verb: 'crear',
      estado: record?.estado ?? '',
      actor: record?.creadoPor ?? '',
      at: record?.creadoEn ?? '',
      depth: 0,
    };
    await draw(event, { attempt: 1, last: true });
  }
};

/**
 * An installation with the demonstration and as many invented initiatives as asked for, as a backup: what a drill needs
 * where there is nothing to lose yet.
 */
export const sampleBackup = async (settings: Settings, rows: number, dir: string): Promise<string> => {
  const engines = await openEngines(settings, { patient: true });
  try {
    const ports = makePorts(settings, engines);
    await prepareReadModel(engines, ports.write.store, () => undefined);
    await seedDemo(ports.write, 0, upload(engines));
    await drawLayers(engines, ports);
    await loadRows(ports.write, rows, await targetsOf(ports.write), () => undefined);
    const { dynamo, s3 } = engines;
    const { file } = await takeBackup({ dynamo, s3, dataDir: settings.dataDir, dir, now: Date.now() });
    return file;
  } finally {
    await engines.close();
  }
};
