import {
  addRows,
  createLedger,
  folderOf,
  noCounts,
  type RowEntry,
  rowOutcomes,
  rowsOf,
} from '@gore/core/bulk/ledger.ts';
import { readOperation, readTargets } from '@gore/core/bulk/operation.ts';
import { undoTargets } from '@gore/core/bulk/undo.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden, invalid, notFound, refused } from '@gore/core/kernel/runtime/refusals.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import type { Context, Hono } from 'hono';
import { exportFormats, isExportFormat } from '../exports/list/formats.ts';
import type { ApiEnv } from '../http/env.ts';
import { requestBulk } from '../jobs/bulk-request.ts';
import { createJob, moveJob } from '../jobs/job-record.ts';
import { mostTargets } from '../jobs/limits.ts';
import { resultCsv } from '../jobs/result-csv.ts';
import { areaOf } from '../map/requests.ts';
import { type Body, bodyOf, commandOf, moduleOf } from './command.ts';
import { isFile } from './files.ts';
import { askedPurpose, personalReads } from './personal-reads.ts';
import type { ApiPorts } from './ports.ts';

const pageSize = 200;

const outcomeOf = (raw: string | undefined): string | undefined => {
  if (!raw) return undefined;
  if (!rowOutcomes.some((one) => one === raw)) throw new GoreError('malformado', 'Ese resultado no existe.');
  return raw;
};

const areaWords = ['dentro', 'cerca', 'capa', 'elemento'];

/** The area a file is to be about, as it was asked for; one that is none is refused before anybody waits for it. */
const askedArea = (body: Body): Readonly<Record<string, unknown>> | null => {
  const asked = Object.fromEntries(Object.entries(body).filter(([name]) => areaWords.includes(name)));
  return areaOf(asked) ? asked : null;
};

const text = (raw: unknown): string => (typeof raw === 'string' ? raw : '');

/** Jobs: the same act on many records, files made from lists, and what came of them. */
export const jobRoutes = (app: Hono<ApiEnv>, ports: ApiPorts): void => {
  const { write, files, signer, now } = ports;
  const { product } = write;
  const reads = personalReads(ports);

  const jobOf = (c: Context<ApiEnv>, id: string) => viewRecord(write, commandOf(c), 'proceso', id);

  const resultsOf = async (c: Context<ApiEnv>, id: string): Promise<readonly RowEntry[]> => {
    await jobOf(c, id);
    const rows: RowEntry[] = [];
    for await (const row of rowsOf(createLedger(files, folderOf(commandOf(c).actor.tenant, id))))
      rows.push(row);
    return rows;
  };

  const chosenRows = (c: Context<ApiEnv>, rows: readonly RowEntry[]): readonly RowEntry[] => {
    const outcome = outcomeOf(c.req.query('resultado'));
    return outcome ? rows.filter(({ resultado }) => resultado === outcome) : rows;
  };

  app.post('/api/v1/lotes', async (c) => {
    const { modulo, filas, operacion } = bodyOf(c);
    const module = moduleOf(product, text(modulo));
    const targets = readTargets(filas, mostTargets);
    const id = await requestBulk(ports, commandOf(c), module, readOperation(operacion), targets);
    return c.json(await jobOf(c, id), 201);
  });

  app.post('/api/v1/exportaciones', async (c) => {
    const command = commandOf(c);
    const body = bodyOf(c);
    const { modulo, consulta, formato } = body;
    const module = moduleOf(product, text(modulo));
    if (!write.access(command.actor).may(module.name, 'exportar')) throw forbidden();
    if (!isExportFormat(formato) || (formato === 'geojson' && module.place === undefined))
      throw invalid([{ field: 'formato', message: 'Elija Excel o CSV.' }]);
    const area = askedArea(body);
    const query = new URLSearchParams(text(consulta));
    reads.requirePurpose(c, query.values(), [module]);
    const { id, version } = await createJob(write, command, {
      nombre: `Exportar ${module.label.many.toLowerCase()} a ${exportFormats[formato]}`,
      tipo: 'EXPORTACION',
      modulo: module.name,
      pedido: { consulta: query.toString(), formato, finalidad: askedPurpose(c) ?? null, area },
    });
    if (version === 1) await moveJob(write, { tenant: command.actor.tenant, id }, 'encolar');
    return c.json(await jobOf(c, id), 201);
  });

  app.post('/api/v1/procesos/:id/deshacer', async (c) => {
    const command = commandOf(c);
    const { data } = await jobOf(c, c.req.param('id'));
    if (!data.reversible || data.estado !== 'TERMINADO')
      throw refused('Esto no se puede deshacer: revise los registros uno a uno.');
    const { tenant } = command.actor;
    const targets = await undoTargets(createLedger(files, folderOf(tenant, String(data.id))));
    if (!targets.length)
      throw refused('Pasaron los días en que esto se podía deshacer: cambie los registros uno a uno.');
    const operation = { tipo: 'deshacer', de: String(data.codigo) } as const;
    const module = moduleOf(product, String(data.modulo));
    const id = await requestBulk(ports, command, module, operation, targets);
    return c.json(await jobOf(c, id), 201);
  });

  app.post('/api/v1/procesos/:id/cancelar', async (c) => {
    const { id } = c.req.param();
    await jobOf(c, id);
    const { idempotency: _, ...command } = commandOf(c);
    await moveJob(write, { tenant: command.actor.tenant, id }, 'cancelar', {}, command);
    return c.json(await jobOf(c, id));
  });

  app.get('/api/v1/procesos/:id/archivo', async (c) => {
    const { data } = await jobOf(c, c.req.param('id'));
    const { archivo, venceEn } = data;
    if (!isFile(archivo)) throw notFound();
    if (Date.parse(String(venceEn)) < now())
      throw refused('El archivo se guardó siete días y ya no está: exporte la lista de nuevo.');
    const { url } = await signer.get(archivo.key, archivo.name);
    return c.redirect(url, 302);
  });

  app.get('/api/v1/procesos/:id/filas', async (c) => {
    const rows = await resultsOf(c, c.req.param('id'));
    const chosen = chosenRows(c, rows);
    const from = Number(c.req.query('cursor') ?? 0);
    if (!Number.isSafeInteger(from) || from < 0)
      throw new GoreError('malformado', 'La página pedida no existe: vuelva al comienzo.');
    const page = chosen.slice(from, from + pageSize).map(({ antes: _, ...row }) => row);
    const next = from + pageSize < chosen.length ? String(from + pageSize) : null;
    return c.json({ data: page, meta: { next, total: chosen.length, cuentas: addRows(noCounts, rows) } });
  });

  app.get('/api/v1/procesos/:id/filas.csv', async (c) => {
    const rows = chosenRows(c, await resultsOf(c, c.req.param('id')));
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="resultado-${c.req.param('id')}.csv"`);
    return c.body(resultCsv(rows));
  });
};
