import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listBackups } from './backup/catalogue.ts';
import { BackupRefused } from './backup/manifest.ts';
import { readSettings } from './local/settings.ts';
import { copyMasked, newSecret } from './masked/copy.ts';

/**
 * `npm run copy:masked -- [respaldo]`: a copy of a backup, of the newest unless told, without anybody's data, for `dev`
 * and `qa`. With `--semilla texto` the same backup gives the same copy.
 */
const run = async (): Promise<void> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { semilla: { type: 'string' } },
  });
  const { backupsDir } = readSettings();
  const file = positionals[0] ?? (await listBackups(backupsDir))[0]?.file;
  if (!file || !existsSync(file))
    throw new BackupRefused('No hay un respaldo del que copiar: haga uno con npm run backup.');
  const copy = await copyMasked(file, backupsDir, Date.now(), values.semilla ?? newSecret());
  console.log(`Copia sin datos personales: ${copy.file}`);
  console.log('Se usa con: GORE_DATA=otra-carpeta npm run restore -- <copia>. Léala antes de entregarla.');
};

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
