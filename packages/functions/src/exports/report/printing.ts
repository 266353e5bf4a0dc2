import { folderOf } from '@gore/core/bulk/ledger.ts';
import { refused } from '@gore/core/kernel/runtime/refusals.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { FileStore } from '@gore/core/ports/files.ts';
import { MissingPrinter, type Print, type Printed, type Printer } from '@gore/core/ports/printer.ts';
import { footerHtml, headerHtml } from '@gore/core/reports/html.ts';
import { keptUntil } from '../../jobs/bulk-job.ts';
import { JobCancelled, type JobHandler } from '../../jobs/carry-out.ts';
import { isAlive, readJob } from '../../jobs/job-record.ts';
import { issue, issuedUnder } from './issued.ts';
import { type PrintJob, readPrintJob } from './print-job.ts';

/** What printing reports needs. */
export interface PrintPorts {
  readonly write: WriteDeps;
  readonly files: Pick<FileStore, 'get' | 'put'>;
  readonly printer: Printer;
  readonly now: () => number;
  /** Milliseconds between looks at whether somebody cancelled a document that is being printed; two seconds unless said. */
  readonly lookEveryMs?: number;
}

const pdfType = 'application/pdf';

const inWords = (pages: number, documents: number): string =>
  `${pages} ${pages === 1 ? 'página' : 'páginas'}${documents > 1 ? ` en ${documents} documentos` : ''}.`;

/** Prints what reports left, document by document; one that was printed before a failure is not printed again. */
export const createPrintJobs = ({
  write,
  files,
  printer,
  now,
  lookEveryMs = 2000,
}: PrintPorts): JobHandler => {
  /** A long document is given up as soon as somebody cancels it. */
  const printWatched = async (print: Print, isWanted: () => Promise<boolean>): Promise<Printed> => {
    const cancelled = new AbortController();
    const watch = setInterval(async () => {
      if (!(await isWanted().catch(() => true))) cancelled.abort();
    }, lookEveryMs);
    try {
      return await printer.print({ ...print, signal: cancelled.signal });
    } catch (error) {
      if (cancelled.signal.aborted) throw new JobCancelled();
      if (error instanceof MissingPrinter) throw refused(error.message);
      throw error;
    } finally {
      clearInterval(watch);
    }
  };

  return async ({ record, command, progress }) => {
    const key = { tenant: record.tenant, id: record.id };
    const folder = folderOf(record.tenant, record.id);
    const { report, landscape, documents } = await readPrintJob(files, folder);
    const isWanted = async (): Promise<boolean> => isAlive(await readJob(write, key));

    const made = async ({ html, code, name, heading }: PrintJob['documents'][number]) => {
      const known = await issuedUnder(write, record.tenant, code);
      const fileKey = `${folder}/${name}`;
      if (known) return { key: fileKey, size: Number(known.data.tamano), pages: Number(known.data.paginas) };
      const print = {
        html: await files.get(html),
        header: headerHtml(heading),
        footer: footerHtml(heading),
        landscape,
      };
      const { bytes, pages } = await printWatched(print, isWanted);
      await files.put(fileKey, bytes, pdfType);
      const label = heading.part ? `${heading.title} (${heading.part})` : heading.title;
      await issue(write, command, { code, label, report, format: 'pdf', bytes, pages, job: record.id });
      return { key: fileKey, size: bytes.length, pages };
    };

    const printed: {
      readonly key: string;
      readonly name: string;
      readonly size: number;
      readonly type: string;
    }[] = [];
    let pages = 0;
    for (const document of documents) {
      await progress({ total: documents.length, procesadas: printed.length });
      const { key: at, size, pages: its } = await made(document);
      pages += its;
      printed.push({ key: at, name: document.name, size, type: pdfType });
    }
    const [only] = printed;
    return {
      total: documents.length,
      procesadas: documents.length,
      hechas: documents.length,
      ...(printed.length > 1 ? { partes: printed.map((archivo) => ({ archivo })) } : { archivo: only }),
      venceEn: keptUntil(now()),
      mensaje: inWords(pages, documents.length),
    };
  };
};
