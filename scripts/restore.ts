import { existsSync } from 'node:fs';
import { BackupRefused } from './backup/manifest.ts';
import { replaceData } from './backup/replace.ts';
import { readSettings } from './local/settings.ts';

const run = async (): Promise<void> => {
  const [file = ''] = process.argv.slice(2);
  if (!existsSync(file))
    throw new BackupRefused(
      'Diga qué respaldo: npm run restore -- <archivo>. Los hay con: npm run backup -- lista',
    );
  const { dataDir, postgresUrl } = readSettings();
  const { manifest, before } = await replaceData(file, dataDir, Date.now());
  const items = Object.values(manifest.items).reduce((sum, count) => sum + count, 0);
  console.log(
    `Restaurado el respaldo del ${manifest.at}: ${items} ítems y ${manifest.files} archivos, comprobados.`,
  );
  if (before) console.log(`Lo que había quedó en ${before}: bórrelo cuando ya no lo necesite.`);
  console.log(
    postgresUrl
      ? 'Ahora rehaga el modelo de lectura: npm run projection:rebuild'
      : 'Inicie el portal con npm start: el modelo de lectura se rehace solo.',
  );
};

/** `npm run restore -- <archivo>`: puts a backup in the place of the data, with the portal stopped. */
await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
