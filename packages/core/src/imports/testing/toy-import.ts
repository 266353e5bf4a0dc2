import type { ImportJob } from '../dry-run.ts';
import { readIndex, readRows } from '../ledger.ts';
import { memoryFile, memoryFiles, memorySink } from './memory.ts';
import { runImport } from './run-import.ts';
import { csvOf } from './sheets.ts';
import { toyHeaders, toyProduct, toyRefs } from './toy.ts';

/** Imports sheets of the toy module one after another, into the same records. */
export const toyImports = (sink = memorySink()) => {
  const files = memoryFiles();
  let made = 0;
  return {
    sink,
    files,
    /** Imports those rows and answers the summary and every row with its verdict. */
    run: async (rows: readonly (readonly string[])[], job: Partial<ImportJob> = {}) => {
      made += 1;
      const id = job.id ?? `imp${made}`;
      const file = memoryFile('plan.csv', csvOf([toyHeaders, ...rows]));
      const all = {
        product: toyProduct,
        module: 'obra',
        sheet: 'plan',
        refs: toyRefs,
        id,
        file,
        sink,
        files,
      };
      const resumen = await runImport({ ...all, ...job });
      const { filas } = await readRows(files, id, { limit: 10_000 });
      return { id, resumen, filas, indice: await readIndex(files, id) };
    },
  };
};
