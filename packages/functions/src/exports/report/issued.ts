import { createHash } from 'node:crypto';
import type { ReportFormat } from '@gore/core/kernel/declare/report.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import type { Command, WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { moduleOf } from '../../api/command.ts';
import { onBehalfOf } from '../../jobs/job-record.ts';

const moduleName = 'informe_emitido';

/** A document that was made. */
export interface Issue {
  readonly code: string;
  readonly label: string;
  readonly report: string;
  readonly format: ReportFormat;
  readonly bytes: Uint8Array;
  readonly pages: number | undefined;
  /** Id of the job that made it. */
  readonly job: string;
}

/** The record of a document by its code; nothing when none was made under it. */
export const issuedUnder = async (
  { store }: Pick<WriteDeps, 'store'>,
  tenant: string,
  code: string,
): Promise<StoredRecord | undefined> => {
  const id = await store.holder(tenant, moduleName, 'verificacion', code);
  return id === undefined ? undefined : store.get({ tenant, module: moduleName, id });
};

/** Writes down that a document was made, so that whoever holds it can prove it genuine. */
export const issue = async (write: WriteDeps, command: Command, made: Issue): Promise<void> => {
  const { code, label, report, format, bytes, pages, job } = made;
  const request = `emitir-${code}`;
  await createRecord(
    write,
    { ...command, actor: onBehalfOf(command.actor), idempotency: { key: request, request } },
    moduleOf(write.product, moduleName),
    {
      values: {
        nombre: label,
        verificacion: code,
        informe: report,
        formato: format === 'pdf' ? 'PDF' : 'XLSX',
        huella: createHash('sha256').update(bytes).digest('hex'),
        tamano: bytes.length,
        paginas: pages,
        proceso: job,
      },
    },
  );
};
