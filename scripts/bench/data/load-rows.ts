import { createImportSink } from '@gore/core/imports/store-sink.ts';
import type { RecordKey } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { tenant, usuarios } from '../../seed/nuble.ts';
import { chance } from '../client/turns.ts';
import type { SampleRecord } from './prepared.ts';
import { portfolioRows, type Targets } from './rows.ts';

/** Rows handed to the sink together, as an import does. */
const CHUNK = 500;
/** Records the client may ask for; more than any run touches twice within a minute. */
const SAMPLE = 6000;

const recordsOf = async ({ store }: WriteDeps, module: string): Promise<readonly StoredRecord[]> => {
  const { keys } = await store.newest(tenant, module, 200);
  return store.getMany(keys as readonly RecordKey[]);
};

/** Finds the units, communes and people of the demonstration. */
export const targetsOf = async (write: WriteDeps): Promise<Targets> => {
  const [divisions, communes, people] = await Promise.all(
    ['division', 'comuna', 'usuario'].map((module) => recordsOf(write, module)),
  );
  const idsBy = (records: readonly StoredRecord[] | undefined, field: string) =>
    new Map((records ?? []).map(({ data, id }) => [String(data[field]), id]));
  const byRun = idsBy(people, 'run');
  const inCharge = usuarios.filter(({ roles }) => roles.includes('ENCARGADO'));
  return {
    units: idsBy(divisions, 'sigla'),
    communes: idsBy(communes, 'cut'),
    people: new Map(inCharge.map(({ run, divisiones }) => [divisiones[0] ?? '', byRun.get(run) ?? ''])),
  };
};

/**
 * Writes a portfolio through the sink of the importer: every row with its record, its audit entry and its guard.
 *
 * @returns a sample of what was written.
 */
export const loadRows = async (
  write: WriteDeps,
  size: number,
  targets: Targets,
  onProgress: (written: number) => void,
): Promise<readonly SampleRecord[]> => {
  const module = write.product.find('ipr');
  if (!module) throw new Error('The product has no initiatives.');
  const command = { actor: systemActor(tenant, 'banco'), requestId: 'banco', batch: 'banco' };
  const sink = await createImportSink(write, command, module, 'unasked');
  const rows = portfolioRows(size, targets);
  const random = chance(size);
  const sample: SampleRecord[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    for (const { fila, id, outcome, message } of await sink.write(chunk)) {
      if (outcome === 'error') throw new Error(`Row ${fila} could not be written: ${message}`);
      const row = rows[fila - 1];
      if (id && row && random() < SAMPLE / size)
        sample.push({ id, bip: String(row.values.bip), estado: row.estado });
    }
    onProgress(Math.min(from + CHUNK, rows.length));
  }
  return sample;
};
