import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '../../client/session.ts';
import { usuarios } from '../../seed/nuble.ts';
import { ownDatabase } from '../portal/own-database.ts';
import { startPortal } from '../portal/portal-process.ts';
import { findSheet } from '../stages/sheet.ts';
import { grownSheet } from './grown-sheet.ts';
import { type ImportSteps, measureSteps } from './measure-steps.ts';

const importer = (): string => {
  const person = usuarios.find(({ roles }) => roles[0] === 'ADMIN_REGIONAL');
  if (!person) throw new Error('The demonstration has nobody who imports.');
  return person.run;
};

/** Imports the known sheet and grown ones into a portal of their own, one after another. */
export const measureSheets = async (
  scratch: string,
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<readonly ImportSteps[]> => {
  const dataDir = join(scratch, 'importador');
  mkdirSync(dataDir, { recursive: true });
  const { env, drop } = await ownDatabase();
  const portal = await startPortal({ dataDir, env });
  try {
    const client = await signIn(portal.origin, importer());
    const steps: ImportSteps[] = [];
    const [first, ...larger] = sizes.map(grownSheet);
    // What a portal reads when it first imports is not what the known sheet is measured for.
    for (const sheet of [...(first ? [first] : []), findSheet(undefined), ...larger]) {
      say(`Importando ${sheet.name}…`);
      steps.push(await measureSteps(client, portal, sheet));
    }
    return steps;
  } finally {
    await portal.stop();
    await drop();
  }
};
