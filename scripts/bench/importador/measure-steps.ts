import { setTimeout as delay } from 'node:timers/promises';
import { beginImport, type ImportRow, importStatus, upload } from '../../client/imports.ts';
import type { PortalClient } from '../../client/session.ts';
import { loadNow } from '../measure/machine.ts';
import type { PortalProcess } from '../portal/portal-process.ts';
import type { Sheet } from '../stages/sheet.ts';

/** An import step by step, as a person lives it. */
export interface ImportSteps {
  readonly sheet: string;
  readonly rows: number;
  readonly created: number;
  /** From asking for it until every row has a verdict. */
  readonly trialSeconds: number;
  /** From confirming until all of it is written. */
  readonly applySeconds: number;
  /** Of the whole portal with its engines, the most it ever had. */
  readonly peakMb: number;
  readonly load: number;
}

/** Often enough for tenths of a second at the beginning, seldom enough for a hundred requests a minute later. */
const pause = (started: number): number => (performance.now() - started < 12_000 ? 250 : 1000);

const until = async (
  client: PortalClient,
  id: string,
  ends: readonly string[],
  started: number,
): Promise<ImportRow> => {
  for (;;) {
    const row = await importStatus(client, id);
    if (ends.includes(row.estado)) return row;
    if (row.estado === 'FALLIDA') throw new Error(`The import failed: ${row.mensaje}`);
    await delay(pause(started));
  }
};

const seconds = (started: number): number => Math.round((performance.now() - started) / 100) / 10;

/** Tries a sheet, confirms it and times both. */
export const measureSteps = async (
  client: PortalClient,
  portal: PortalProcess,
  { name, bytes }: Sheet,
): Promise<ImportSteps> => {
  const stored = await upload(client, name, new Uint8Array(bytes));
  const asked = performance.now();
  const id = await beginImport(client, stored, { modulo: 'ipr', perfil: 'analisis', modo: 'ENSAYO' });
  const tried = await until(client, id, ['ENSAYADA'], asked);
  const trialSeconds = seconds(asked);
  const confirmed = performance.now();
  await client.json('POST', `/api/v1/importacion/${id}/confirmar`, { version: tried.version, input: {} });
  const { total, nuevas } = await until(client, id, ['TERMINADA'], confirmed);
  return {
    sheet: name,
    rows: total,
    created: nuevas,
    trialSeconds,
    applySeconds: seconds(confirmed),
    peakMb: portal.usage().peakMb,
    load: loadNow(),
  };
};
