import type { AuditRequest } from '@gore/core/kernel/readmodel/audit.ts';
import type { ReadModel } from '@gore/core/kernel/readmodel/query.ts';
import { proveInclusion } from '@gore/core/kernel/runtime/audit/digest.ts';
import { entryName, readEntries } from '@gore/core/kernel/runtime/audit/entries.ts';
import { holds, reviewAudit } from '@gore/core/kernel/runtime/audit/powers.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { forbidden, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { type ReviewedEntries, viewEntries } from '@gore/core/kernel/runtime/view/audit.ts';
import type { Context, Hono } from 'hono';
import { readDigest } from '../audit/digests.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { auditCsv } from './audit-csv.ts';
import { commandOf } from './command.ts';
import type { QueryPorts } from './queries.ts';
import { askersContext, asking } from './read-context.ts';

const parameters = {
  quien: 'actor',
  verbo: 'verb',
  modulo: 'module',
  registro: 'record',
  campo: 'field',
  desde: 'from',
  hasta: 'to',
  ip: 'ip',
  lote: 'batch',
  cursor: 'cursor',
} as const;

const requestOf = (c: Context<ApiEnv>): AuditRequest => {
  const named = Object.entries(parameters).flatMap(([name, key]) => {
    const value = c.req.query(name);
    return value ? [[key, value] as const] : [];
  });
  const limit = c.req.query('limite');
  return { ...Object.fromEntries(named), ...(limit ? { limit: Number(limit) } : {}) };
};

/** Entries of one file: what a person reads in a spreadsheet, and what fits into one answer. */
const mostExported = 5000;
const exportPage = 100;

/** The audit: finding entries in every module, and taking them along as a file. */
export const auditRoutes = (app: Hono<ApiEnv>, ports: QueryPorts, readModel: ReadModel): void => {
  const { write, timeZone } = ports;
  const { product } = write;

  const asked = async (c: Context<ApiEnv>) => {
    const { actor } = sessionOf(c);
    const everything = holds(product, write.access(actor), reviewAudit);
    const context = await askersContext(write, actor, timeZone);
    const request = requestOf(c);
    // Where somebody acted from is for those who review; a filter would tell it as well.
    const { ip: _, ...plain } = request;
    return {
      everything,
      command: commandOf(c),
      read: (more: Partial<AuditRequest>) =>
        asking(() => readModel.audit(context, { ...(everything ? request : plain), ...more }, everything)),
    };
  };

  app.get('/api/v1/auditoria', async (c) => {
    const { everything, command, read } = await asked(c);
    const { keys, ...meta } = await read({});
    const { data, refs } = await viewEntries(write, command, keys, everything);
    return c.json({ data, meta: { ...meta, refs, everything } });
  });

  app.get('/api/v1/auditoria/prueba', async (c) => {
    const { actor } = sessionOf(c);
    if (!holds(product, write.access(actor), reviewAudit)) throw forbidden();
    const key = {
      tenant: actor.tenant,
      module: c.req.query('modulo') ?? '',
      id: c.req.query('registro') ?? '',
      seq: Number(c.req.query('entrada')),
    };
    const link = (await readEntries(write.store, [key])).get(entryName(key));
    if (!link) throw notFound();
    const day = link.entry.at.slice(0, 10);
    const digest = await readDigest(ports.digests, actor.tenant, day);
    const proof = digest && proveInclusion(digest, key);
    if (!proof)
      throw new GoreError('conflicto', 'Todavía no hay sello de ese día: se hace en la noche siguiente.', {
        code: 'SIN_SELLO',
      });
    c.header('content-disposition', 'attachment; filename="prueba-de-auditoria.json"');
    return c.json({ ...proof, entry: link.entry });
  });

  app.get('/api/v1/auditoria/exportar', async (c) => {
    const { everything, command, read } = await asked(c);
    const pages: ReviewedEntries[] = [];
    let cursor: string | null | undefined;
    do {
      const { keys, next } = await read({ limit: exportPage, ...(cursor ? { cursor } : {}) });
      pages.push(await viewEntries(write, command, keys, everything));
      cursor = next;
    } while (cursor && pages.length * exportPage < mostExported);
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="auditoria.csv"');
    return c.body(auditCsv(pages, timeZone, Boolean(cursor)));
  });
};
