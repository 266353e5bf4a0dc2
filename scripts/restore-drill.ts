import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { producto } from '@gore/core/modules/producto.ts';
import { isDataDir, openBackups, withStoppedPortal } from './backup/local-backups.ts';
import { checkRecords, type Found } from './drill/check.ts';
import { openStage } from './drill/cloud.ts';
import { drill } from './drill/drill.ts';
import { readOptions } from './drill/options.ts';
import { sampleBackup } from './drill/sample.ts';
import { askPortal } from './local/ask-portal.ts';
import { readSettings, type Settings } from './local/settings.ts';

const say = (line: string) => console.log(line);

const tell = ({ records, entries, files, faults }: Found): void => {
  const count = Object.values(records).reduce((sum, some) => sum + some, 0);
  say(`${count} registros, ${entries} entradas de auditoría y ${files} archivos leídos.`);
  for (const fault of faults) console.error(`✗ ${fault}`);
  say(faults.length ? 'El simulacro FALLÓ.' : '✓ Todo volvió, íntegro.');
  if (faults.length) process.exitCode = 1;
};

/** A fresh backup of this machine's portal, running or stopped; of an invented one where there is none. */
const freshBackup = async (settings: Settings, rows: number | undefined, spare: string): Promise<string> => {
  if (rows !== undefined || !isDataDir(settings.dataDir)) {
    say(`Preparando una instalación inventada con ${rows ?? 2000} iniciativas…`);
    return sampleBackup({ ...settings, dataDir: join(spare, 'datos') }, rows ?? 2000, spare);
  }
  const answer = await askPortal(settings, 'POST', '/dev/respaldos');
  if (answer?.ok) return ((await answer.json()) as { readonly file: string }).file;
  const where = { dataDir: settings.dataDir, backupsDir: spare };
  return (await withStoppedPortal(settings, (held) => openBackups(held, where, Date.now).take())).file;
};

/**
 * `npm run restore:drill`: proves that a backup brings everything back.
 * - `-- <archivo>`: that backup; without it, one taken now.
 * - `-- --registros 100000`: an invented installation of that size.
 * - `-- --stage prod`: the table and the files a stage works on, where they are, reading only.
 */
const run = async (): Promise<void> => {
  const { file, rows, stage } = readOptions(process.argv.slice(2));
  if (stage) {
    const cloud = openStage(stage);
    say(`Leyendo ${cloud.table} y ${cloud.bucket}: se cobra como lectura.`);
    return tell(await checkRecords({ ...cloud, product: producto }));
  }
  const settings = readSettings();
  const spare = await mkdtemp(join(tmpdir(), 'gore-simulacro-'));
  try {
    const { seconds, ...found } = await drill(
      file ?? (await freshBackup(settings, rows, spare)),
      settings,
      say,
    );
    say(
      `Restaurar ${seconds.restore} s, rehacer el modelo de lectura ${seconds.rebuild} s, comprobar ${seconds.check} s.`,
    );
    tell(found);
  } finally {
    await rm(spare, { recursive: true, force: true });
  }
};

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
