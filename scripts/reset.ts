import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { lockDirectory } from './local/postgres/directory-lock.ts';
import { readSettings } from './local/settings.ts';

const confirmed = async (dataDir: string): Promise<boolean> => {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) {
    console.error('Para borrar sin preguntar: npm run reset -- --yes');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Se borrará todo lo que hay en ${dataDir}. ¿Continuar? (s/N) `);
  terminal.close();
  return /^s[ií]?$/i.test(answer.trim());
};

/** Empties the data of the embedded portal, which starts again with its demonstration. */
const reset = async (): Promise<number> => {
  const { dataDir, backupsDir } = readSettings();
  if (!existsSync(dataDir)) {
    console.log('No hay datos que borrar.');
    return 0;
  }
  // A folder named by mistake is never emptied: only one the portal made has its keys.
  if (!existsSync(join(dataDir, 'claves.json'))) {
    console.error(`${dataDir} no parece una carpeta de datos de GORE_OS: no se borró nada.`);
    return 1;
  }
  lockDirectory(join(dataDir, 'postgres')).release();
  if (!(await confirmed(dataDir))) {
    console.log('No se borró nada.');
    return 1;
  }
  const backups = relative(dataDir, backupsDir);
  for (const name of readdirSync(dataDir))
    if (name !== backups) rmSync(join(dataDir, name), { recursive: true });
  console.log('Listo. El próximo npm start comienza de nuevo con los datos de demostración.');
  if (existsSync(backupsDir)) console.log(`Los respaldos siguen en ${backupsDir}.`);
  return 0;
};

process.exitCode = await reset().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
