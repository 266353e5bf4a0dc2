import { type Counts, createLedger, folderOf, type JobFiles } from '@gore/core/bulk/ledger.ts';
import { readOperation, reversibleFields } from '@gore/core/bulk/operation.ts';
import { runBulk } from '@gore/core/bulk/run.ts';
import { temporaryDays } from '@gore/core/kernel/runtime/file-terms.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { JobHandler } from './carry-out.ts';

const dayMs = 86_400_000;

/** The instant until which the files of a job made now can be fetched. */
export const keptUntil = (now: number): string => new Date(now + temporaryDays * dayMs).toISOString();

const counted = (count: number, one: string, many: string): string =>
  count ? `${count} ${count === 1 ? one : many}` : '';

/** What came of a job, in one line. */
export const summaryOf = ({ hechas, sinCambio, rechazadas, cambiadas }: Counts): string => {
  const parts = [
    counted(hechas, 'hecho', 'hechos'),
    counted(sinCambio, 'ya estaba así', 'ya estaban así'),
    counted(rechazadas, 'rechazado', 'rechazados'),
    counted(cambiadas, 'cambiado entretanto', 'cambiados entretanto'),
  ].filter(Boolean);
  return `${parts.join(', ') || 'Nada que hacer'}.`;
};

/** Carries out jobs that do the same to many records. */
export const createBulkJobs =
  (write: WriteDeps, files: JobFiles, now: () => number): JobHandler =>
  async ({ record, module, command, progress }) => {
    const operation = readOperation(record.data.pedido);
    const counts = await runBulk({
      deps: write,
      command,
      module,
      operation,
      job: record.id,
      ledger: createLedger(files, folderOf(record.tenant, record.id)),
      onProgress: (told) => progress({ ...told }),
    });
    return {
      ...counts,
      reversible: counts.hechas > 0 && reversibleFields(module, operation) !== undefined,
      venceEn: keptUntil(now()),
      mensaje: summaryOf(counts),
    };
  };
