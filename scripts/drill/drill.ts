import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { producto } from '@gore/core/modules/producto.ts';
import type { Manifest } from '../backup/manifest.ts';
import { restoreInto } from '../backup/restore-into.ts';
import { openEngines } from '../local/cloud/engines.ts';
import { makePorts } from '../local/cloud/functions.ts';
import { restoreLayers } from '../local/cloud/layers.ts';
import { prepareReadModel } from '../local/cloud/read-model.ts';
import type { Settings } from '../local/settings.ts';
import { checkRecords, type Found } from './check.ts';
import { checkReadModel } from './check-read-model.ts';
import { embeddedFiles } from './embedded-files.ts';

/** What a drill came to. */
export interface Drill extends Found {
  readonly manifest: Manifest;
  /** Seconds of each step. */
  readonly seconds: Readonly<Record<'restore' | 'rebuild' | 'check', number>>;
}

/** Items the backup says it has and the restored table shows otherwise. */
const missing = ({ items }: Manifest, { records, entries }: Found): readonly string[] => {
  const found = {
    registro: Object.values(records).reduce((sum, count) => sum + count, 0),
    auditoria: entries,
  };
  return Object.entries(found).flatMap(([what, count]) =>
    count === (items[what] ?? 0)
      ? []
      : [`${what}: se leyeron ${count} y el respaldo tenía ${items[what] ?? 0}`],
  );
};

/**
 * Proves that a backup brings an installation back: restores it into an empty one, builds the read model anew from it,
 * and reads everything. The data of this machine are not touched.
 *
 * @param say told, in one line each, what is being done.
 * @throws BackupRefused
 */
export const drill = async (
  file: string,
  settings: Settings,
  say: (line: string) => void,
): Promise<Drill> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gore-simulacro-'));
  let started = performance.now();
  const lap = () => {
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    started = performance.now();
    return seconds;
  };
  try {
    say('Restaurando el respaldo en una instalación vacía…');
    const manifest = await restoreInto(file, dataDir);
    const { postgresUrl: _, ...own } = settings;
    const templateDir = settings.templateDir ?? join(settings.dataDir, 'plantilla');
    const engines = await openEngines({ ...own, dataDir, templateDir }, { patient: true });
    try {
      const restore = lap();
      const { store } = makePorts(settings, engines).write;
      const { owner } = engines.database;
      await prepareReadModel(engines, store, say);
      await restoreLayers(engines, store, say);
      const rebuild = lap();
      say('Leyendo todos los historiales y archivos…');
      const found = await checkRecords({ store, product: producto, files: embeddedFiles(engines.s3) });
      const read = await checkReadModel(owner, store, producto, found);
      const faults = [...missing(manifest, found), ...found.faults, ...read];
      return { ...found, faults, manifest, seconds: { restore, rebuild, check: lap() } };
    } finally {
      await engines.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};
