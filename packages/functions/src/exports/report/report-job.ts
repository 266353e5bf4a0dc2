import { folderOf } from '@gore/core/bulk/ledger.ts';
import { createReadModel, type ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import type { Command, WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { FileStore } from '@gore/core/ports/files.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { Heading } from '@gore/core/reports/document.ts';
import { asking } from '../../api/read-context.ts';
import { keptUntil } from '../../jobs/bulk-job.ts';
import type { JobHandler, RunningJob } from '../../jobs/carry-out.ts';
import { noteReads } from '../list/note-reads.ts';
import { newVerificationCode } from './code.ts';
import { writeDocuments } from './documents.ts';
import { estimate } from './estimate.ts';
import type { Gathering } from './gathering.ts';
import { type HeadingPorts, headingOf } from './heading.ts';
import { issue } from './issued.ts';
import type { Part } from './part.ts';
import { type PrintJob, writePrintJob } from './print-job.ts';
import { reachFor } from './reach.ts';
import { type ReportRequest, readReportRequest } from './request.ts';
import { gatherSection } from './sections.ts';

/** What making reports needs. */
export interface ReportPorts extends HeadingPorts {
  readonly write: WriteDeps;
  readonly pool: SqlPool;
  readonly files: Pick<FileStore, 'put'>;
  readonly timeZone: string;
}

/** Type of an Excel workbook. */
export const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows after which a job tells how far it has come. */
const toldEvery = 1000;

const nobodyNotes: Gathering['noted'] = async () => undefined;

/** Prepares the gathering of a report for somebody, with the permissions of now. */
export const beginReport = async (
  write: WriteDeps,
  readModel: ReadModel,
  zone: string,
  command: Command,
  request: ReportRequest,
  noted: Gathering['noted'] = nobodyNotes,
): Promise<Gathering> => {
  const reach = await reachFor(write, command, request, zone);
  return { write, readModel, zone, request, reach, noted };
};

/** The parts of a report in their order; what a ficha says comes before what hangs on it. */
export const gatherParts = async (gathering: Gathering): Promise<readonly Part[]> => {
  const parts: Part[] = [];
  for (const section of gathering.request.report.sections)
    parts.push(await gatherSection(gathering, section));
  return parts;
};

const rarely = ({ progress }: RunningJob, total: number) => {
  let told = -toldEvery;
  return async (rows: number): Promise<void> => {
    if (rows - told < toldEvery) return;
    told = rows;
    await progress({ total, procesadas: Math.min(rows, total) });
  };
};

/** A name a file may have wherever it is saved. */
const fileName = (label: string, today: string, extension: string): string =>
  `${label.replace(/[\\/:*?"<>|]/g, ' ')} ${today}.${extension}`;

/** Carries reports out: a workbook is written at once, documents are written as pages and handed to the printer. */
export const createReportJobs = (ports: ReportPorts): JobHandler => {
  const { write, pool, files, timeZone, now } = ports;
  const readModel = createReadModel(pool, write.product);
  return async (job) => {
    const { record, command } = job;
    const request = readReportRequest(write.product, record.data.pedido);
    const { report, format } = request;
    const noted: Gathering['noted'] = (module, names, ids) =>
      noteReads(ports, job, module, request.purpose)(names, ids);
    const folder = folderOf(record.tenant, record.id);
    return asking(async () => {
      const gathering = await beginReport(write, readModel, timeZone, command, request, noted);
      const parts = await gatherParts(gathering);
      const { today } = gathering.reach.counted.clock;
      const total = parts.reduce((sum, part) => sum + part.total, 0);
      const told = rarely(job, total);
      const code = newVerificationCode(record.tenant);
      if (format === 'xlsx') {
        const { writeSpreadsheet } = await import('./spreadsheet.ts');
        const heading = await headingOf(gathering, ports, code);
        const bytes = await writeSpreadsheet(heading, parts, told);
        const name = fileName(report.label, today, 'xlsx');
        const key = `${folder}/${name}`;
        await files.put(key, bytes, excelType);
        await issue(write, command, {
          code,
          label: report.label,
          report: report.name,
          format,
          bytes,
          pages: undefined,
          job: record.id,
        });
        return {
          total,
          procesadas: total,
          hechas: total,
          archivo: { key, name, size: bytes.length, type: excelType },
          venceEn: keptUntil(now()),
          mensaje: `${parts.length} ${parts.length === 1 ? 'hoja' : 'hojas'}.`,
        };
      }
      const { documents } = estimate(report, parts);
      const codes: string[] = [];
      const headingFor = async (): Promise<Heading> => {
        codes.push(newVerificationCode(record.tenant));
        return headingOf(gathering, ports, codes.at(-1) ?? code);
      };
      const ready: PrintJob['documents'][number][] = [];
      for await (const { html, heading } of writeDocuments(request, parts, documents, headingFor, told)) {
        const key = `${folder}/parte-${ready.length + 1}.html`;
        await files.put(key, html, 'text/html; charset=utf-8');
        const suffix = heading.part ? ` (${heading.part})` : '';
        const name = fileName(`${report.label}${suffix}`, today, 'pdf');
        ready.push({ html: key, code: codes.at(-1) ?? code, name, heading });
      }
      await writePrintJob(files, folder, {
        report: report.name,
        landscape: report.landscape ?? false,
        documents: ready,
      });
      return { handedOn: 'imprimir', fields: { total: ready.length, procesadas: 0 } };
    });
  };
};
