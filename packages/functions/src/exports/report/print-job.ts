import type { FileStore } from '@gore/core/ports/files.ts';
import type { Heading } from '@gore/core/reports/document.ts';

/** What the printer finds of a report: its pages, and what the documents are called. */
export interface PrintJob {
  readonly report: string;
  readonly landscape: boolean;
  readonly documents: readonly {
    /** Key of its HTML. */
    readonly html: string;
    /** Under which it is verified. */
    readonly code: string;
    readonly name: string;
    readonly heading: Heading;
  }[];
}

const keyIn = (folder: string): string => `${folder}/impresion.json`;

/** Leaves a report for the printer. */
export const writePrintJob = (files: Pick<FileStore, 'put'>, folder: string, job: PrintJob): Promise<void> =>
  files.put(keyIn(folder), JSON.stringify(job), 'application/json');

/** What was left for the printer. @throws MissingFile when nothing was, or its days are over. */
export const readPrintJob = async (files: Pick<FileStore, 'get'>, folder: string): Promise<PrintJob> => {
  const job: PrintJob = JSON.parse(await files.get(keyIn(folder)));
  return job;
};
