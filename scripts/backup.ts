import { basename } from 'node:path';
import { type Backup, keepNewest, kept, lastFailure, listBackups } from './backup/catalogue.ts';
import { isDataDir, openBackups, withStoppedPortal } from './backup/local-backups.ts';
import { BackupRefused } from './backup/manifest.ts';
import { askPortal } from './local/ask-portal.ts';
import { readSettings } from './local/settings.ts';

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
const told = ({ file, at, bytes }: Backup) =>
  `${basename(file)}  ${new Date(at).toLocaleString('es-CL', { timeZone: 'America/Santiago' })}  ${megabytes(bytes)}`;

const settings = readSettings();

const take = async (): Promise<Backup> => {
  if (!isDataDir(settings.dataDir))
    throw new BackupRefused(
      `No hay datos que respaldar en ${settings.dataDir}: inicie el portal una vez con npm start.`,
    );
  const answer = await askPortal(settings, 'POST', '/dev/respaldos');
  if (!answer) return withStoppedPortal(settings, (held) => openBackups(held, settings, Date.now).take());
  const body = (await answer.json()) as Backup & { readonly message?: string };
  if (!answer.ok) throw new BackupRefused(body.message ?? `El portal rechazó la orden (${answer.status}).`);
  return body;
};

/** `npm run backup` takes one, with the portal running or stopped; `npm run backup -- lista` tells those there are. */
const run = async (): Promise<void> => {
  if (process.argv[2] === 'lista') {
    const all = await listBackups(settings.backupsDir);
    for (const backup of all) console.log(told(backup));
    const failure = await lastFailure(settings.backupsDir);
    if (failure) console.log(`El último intento falló (${failure.at}): ${failure.why}`);
    if (!all.length) console.log(`No hay respaldos en ${settings.backupsDir}.`);
    return;
  }
  const backup = await take();
  await keepNewest(settings.backupsDir);
  console.log(
    `Respaldo hecho: ${backup.file} (${megabytes(backup.bytes)}). Se conservan los ${kept} más nuevos.`,
  );
};

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
