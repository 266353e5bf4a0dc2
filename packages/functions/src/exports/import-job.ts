import { folderOf } from '@gore/core/bulk/ledger.ts';
import { readIndex, rowsOfImport } from '@gore/core/imports/ledger.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { FileStore } from '@gore/core/ports/files.ts';
import { keptUntil } from '../jobs/bulk-job.ts';
import type { JobHandler } from '../jobs/carry-out.ts';
import { openVerdictsWorkbook } from './import-workbook.ts';

/** What the workbooks of imports need. */
export interface VerdictPorts {
  readonly write: WriteDeps;
  readonly files: Pick<FileStore, 'get' | 'put' | 'open'>;
  readonly now: () => number;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Telling how far it came more often than this is seen by nobody. */
const toldEvery = 10_000;

/** The import a job is about, as it was asked for; nothing for a job about a list. */
export const importIn = (pedido: unknown): string | undefined => {
  const { importacion } = (pedido ?? {}) as { readonly importacion?: unknown };
  return typeof importacion === 'string' ? importacion : undefined;
};

/** Makes the workbook with the verdicts of an import of any length. */
export const createVerdictJobs =
  ({ write, files, now }: VerdictPorts): JobHandler =>
  async ({ record, command, progress }) => {
    const id = importIn(record.data.pedido) ?? '';
    const { data } = await viewRecord(write, command, 'importacion', id);
    if (!data.resultado) throw notFound();
    const { columnas, resumen } = await readIndex(files, id);
    const { total } = resumen;
    const book = openVerdictsWorkbook(columnas);
    await progress({ total, procesadas: 0 });
    let written = 0;
    for await (const row of rowsOfImport(files, id)) {
      book.add(row);
      written += 1;
      if (written % toldEvery === 0) await progress({ total, procesadas: written });
    }
    const bytes = await book.finish();
    const name = `${String(data.codigo)}-resultado.xlsx`;
    const key = `${folderOf(record.tenant, record.id)}/${name}`;
    await files.put(key, bytes, XLSX);
    return {
      total: written,
      procesadas: written,
      hechas: written,
      archivo: { key, name, size: bytes.length, type: XLSX },
      venceEn: keptUntil(now()),
      mensaje: `${written} filas con su resultado.`,
    };
  };
