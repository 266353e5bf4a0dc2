import { folderOf } from '@gore/core/bulk/ledger.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { formatearFecha } from '@gore/core/kernel/declare/valores/fecha.ts';
import type { ReadContext } from '@gore/core/kernel/readmodel/context.ts';
import type { ListRequest } from '@gore/core/kernel/readmodel/list.ts';
import { createReadModel, type ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import type { Area } from '@gore/core/kernel/readmodel/spatial/area.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import { beginWork, type Work, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { FileStore } from '@gore/core/ports/files.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { Body } from '../../api/command.ts';
import { listRequestOf } from '../../api/list-request.ts';
import { asking, readContext } from '../../api/read-context.ts';
import { keptUntil } from '../../jobs/bulk-job.ts';
import type { JobHandler, RunningJob } from '../../jobs/carry-out.ts';
import { mostExported } from '../../jobs/limits.ts';
import { areaOf } from '../../map/requests.ts';
import { createVerdictJobs, importIn } from '../import-job.ts';
import { createCells } from './cells.ts';
import { type ExportColumn, exportColumns } from './columns.ts';
import { openCsv } from './csv.ts';
import { type ExportFormat, isExportFormat } from './formats.ts';
import { openGeojson } from './geojson.ts';
import { filtersInWords, type Heading } from './heading.ts';
import { noteReads } from './note-reads.ts';
import { takenOut } from './taken-out.ts';
import { openWorkbook, type RowSink } from './workbook.ts';

/** What exports need. */
export interface ExportPorts {
  readonly write: WriteDeps;
  readonly pool: SqlPool;
  readonly files: Pick<FileStore, 'get' | 'put' | 'open'>;
  readonly timeZone: string;
  readonly institutionName: (tenant: string) => Promise<string>;
  readonly now: () => number;
}

interface Wanted {
  readonly consulta: string;
  readonly formato: ExportFormat;
  readonly finalidad: string | undefined;
  /** Only what lies there. */
  readonly area: Area | undefined;
}

const mimes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
} as const;

/** Rows asked for at a time, and told of together. */
const pageSize = 200;
const toldEvery = 2000;

const wantedOf = (pedido: unknown): Wanted => {
  const { consulta = '', formato, finalidad, area } = pedido as Readonly<Record<string, unknown>>;
  return {
    consulta: String(consulta),
    formato: isExportFormat(formato) ? formato : 'xlsx',
    finalidad: typeof finalidad === 'string' ? finalidad : undefined,
    area: typeof area === 'object' && area !== null ? areaOf(area as Body) : undefined,
  };
};

const headingOf = async (
  { write, institutionName, timeZone, now }: ExportPorts,
  readModel: ReadModel,
  context: ReadContext,
  { module, command }: RunningJob,
  request: ListRequest,
  columnOf: (name: string) => ExportColumn | undefined,
): Promise<Heading> => {
  const names = async ({ module: target = '' }: ExportColumn, ids: readonly string[]) => {
    const found = await readModel.options(context, { module: target, ids });
    return ids.map((id) => found.find((one) => one.id === id)?.label ?? 'otro');
  };
  const { tenant } = context;
  const author = await write.store.get({ tenant, module: 'usuario', id: command.actor.id });
  const hour = new Intl.DateTimeFormat('es-CL', { timeZone, timeStyle: 'short', hourCycle: 'h23' });
  const filters = await filtersInWords(module, request, columnOf, names);
  return {
    institution: await institutionName(tenant),
    title: module.label.many,
    made: `${formatearFecha(context.clock.today)} ${hour.format(now())} · ${String(author?.data.nombre ?? '')}`,
    filters: filters.length ? filters : ['Sin filtros'],
  };
};

const shownColumns = (work: Work, request: ListRequest): readonly string[] => {
  const hidden = work.access.hidden(work.module.name);
  return (request.columns ?? work.module.list.columns).filter((name) => !hidden.has(name));
};

const sinkOf = (formato: ExportFormat, heading: Heading, columns: readonly ExportColumn[]): RowSink => {
  if (formato === 'geojson') return openGeojson(columns);
  return formato === 'xlsx' ? openWorkbook(heading, columns) : openCsv(columns);
};

const refuseTooMany = (module: AnyModule, total: number): void => {
  if (total > mostExported)
    throw new GoreError(
      'demasiado',
      `Son ${total} ${module.label.many.toLowerCase()} y un archivo admite ${mostExported}: acote la lista.`,
    );
};

/** Carries out exports: a list as the person sees it now, or the verdicts of an import, in a file that stays for some days. */
export const createExportJobs = (ports: ExportPorts): JobHandler => {
  const lists = createListJobs(ports);
  const verdicts = createVerdictJobs(ports);
  return (job) => (importIn(job.record.data.pedido) === undefined ? lists : verdicts)(job);
};

/** Fields a person sees that say where a record is: its point, and then the shapes that say more. */
const placesOf = ({ module, access }: Work): readonly string[] => {
  const hidden = access.hidden(module.name);
  const shapes = Object.keys(module.fields).filter((name) => module.fields[name]?.kind === 'geometry');
  return [...(module.place === undefined ? [] : [module.place]), ...shapes].filter(
    (name) => !hidden.has(name),
  );
};

const createListJobs = (ports: ExportPorts): JobHandler => {
  const { write, pool, files, timeZone, now } = ports;
  const readModel = createReadModel(pool, write.product);
  const { cell } = createCells(timeZone);
  return async (job) => {
    const { record, module, command, progress } = job;
    const { consulta, formato, finalidad, area } = wantedOf(record.data.pedido);
    const work = await beginWork(write, command, module);
    if (!work.access.may(module.name, 'exportar') || !work.access.may(module.name, 'leer')) throw forbidden();
    const { cursor: _, ...asked } = listRequestOf(module.name, new URLSearchParams(consulta));
    const listed = shownColumns(work, asked);
    // A file of the map carries where each record is, whatever columns the list shows.
    const places = formato === 'geojson' ? placesOf(work) : [];
    const names = [...new Set([...listed, ...places])];
    const request = { ...asked, columns: names, limit: pageSize, ...(area ? { area } : {}) };
    if (request.deleted && !work.access.may(module.name, 'restaurar')) throw forbidden();
    const { deps, blocked, extra, access } = work;
    const seen = await readContext(deps, command.actor, timeZone, blocked, { module: module.name, extra });
    const context = takenOut(seen, access);
    const columns = exportColumns(
      module,
      work.extra,
      names.filter((name) => !places.includes(name)),
    );
    const columnOf = (name: string) => exportColumns(module, work.extra, [name])[0];
    const note = noteReads(ports, job, module, finalidad);
    return asking(async () => {
      const total = await readModel.count(context, request);
      refuseTooMany(module, total);
      const heading = await headingOf(ports, readModel, context, job, request, columnOf);
      const sink = sinkOf(formato, heading, columns);
      let written = 0;
      let told = 0;
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await readModel.list(context, { ...request, ...(cursor ? { cursor } : {}) });
        for (const row of page.rows)
          sink.add(
            columns.map((column) => cell(column, row[column.name], page.refs)),
            { id: row.id, place: places.map((name) => row[name]).findLast((one) => one != null) },
          );
        await note(
          names,
          page.rows.map(({ id }) => id),
        );
        written += page.rows.length;
        cursor = page.next;
        if (written - told >= toldEvery || told === 0) {
          told = written;
          await progress({ total, procesadas: written });
        }
      }
      const bytes = await sink.finish();
      const name = `${module.label.many} ${context.clock.today}.${formato}`;
      const key = `${folderOf(record.tenant, record.id)}/${name}`;
      await files.put(key, bytes, mimes[formato]);
      return {
        total: written,
        procesadas: written,
        hechas: written,
        archivo: { key, name, size: bytes.length, type: mimes[formato] },
        venceEn: keptUntil(now()),
        mensaje: `${written} ${(written === 1 ? module.label.one : module.label.many).toLowerCase()}.`,
      };
    });
  };
};
