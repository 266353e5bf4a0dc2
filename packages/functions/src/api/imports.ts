import { amended, readAmendments, writeAmendments } from '@gore/core/imports/amendments.ts';
import type { Decision } from '@gore/core/imports/decide.ts';
import { readIndex, readRows } from '@gore/core/imports/ledger.ts';
import { creationRulesOf, findProfile } from '@gore/core/imports/profile.ts';
import { progressOf } from '@gore/core/imports/progress.ts';
import type { CorrectedCells } from '@gore/core/imports/row.ts';
import { settleDecisions } from '@gore/core/imports/settle.ts';
import { createImportSink } from '@gore/core/imports/store-sink.ts';
import { sinCuentas, sumar } from '@gore/core/imports/verdict.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { notFound, refused } from '@gore/core/kernel/runtime/refusals.ts';
import { withLease } from '@gore/core/kernel/runtime/store/lease.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import { type Command, systemActor } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { Hono } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import { createJob, moveJob } from '../jobs/job-record.ts';
import { analysisKey } from '../workers/importing/keys.ts';
import { bodyOf, commandOf, moduleOf } from './command.ts';
import { correctionsOf, countOf, decisionsOf, verdictOf } from './import-bodies.ts';
import type { ApiPorts } from './ports.ts';

const leaseSeconds = 60;
const lastRow = 2_000_000;
const maxPage = 500;
const maxAmended = 5000;

/** Looking at imports row by row, correcting them, and deciding what the importer cannot. */
export const importRoutes = (app: Hono<ApiEnv>, { write, files, now }: ApiPorts): void => {
  const importacion = moduleOf(write.product, 'importacion');
  const seen = async (command: Command, id: string) =>
    (await viewRecord(write, command, 'importacion', id)).data;

  app.post('/api/v1/importaciones', async (c) => {
    const { modulo, perfil, modo = 'ENSAYO', archivo } = bodyOf(c);
    const values = { modulo, modo, archivo, ...(perfil === undefined ? {} : { perfil }) };
    return c.json({ data: await createRecord(write, commandOf(c), importacion, { values }) }, 201);
  });

  app.get('/api/v1/importaciones/:id/analisis', async (c) => {
    const { id } = c.req.param();
    const { plan } = await seen(commandOf(c), id);
    if (!plan) throw notFound();
    return c.json({ data: JSON.parse(await files.get(analysisKey(id))) });
  });

  app.get('/api/v1/importaciones/:id/detalle', async (c) => {
    const { id } = c.req.param();
    const { resultado } = await seen(commandOf(c), id);
    if (!resultado) throw notFound();
    const { columnas, plan, resumen, desconocidos } = await readIndex(files, id);
    return c.json({ data: { columnas, plan, desconocidos, conciliacion: resumen.conciliacion } });
  });

  app.get('/api/v1/importaciones/:id/filas', async (c) => {
    const { id } = c.req.param();
    const { resultado } = await seen(commandOf(c), id);
    const veredicto = verdictOf(c.req.query('veredicto'));
    const after = countOf(c.req.query('cursor'), 0, lastRow);
    const limit = countOf(c.req.query('limite'), 50, maxPage);
    const texto = c.req.query('texto')?.slice(0, 100);
    if (!resultado) return c.json({ data: [], meta: { next: null, cuentas: sinCuentas } });
    const [{ filas, next }, { trozos }] = await Promise.all([
      readRows(files, id, { after, limit, ...(veredicto ? { veredicto } : {}), ...(texto ? { texto } : {}) }),
      readIndex(files, id),
    ]);
    const cuentas = trozos.reduce((sum, trozo) => sumar(sum, trozo.cuentas), sinCuentas);
    return c.json({ data: filas, meta: { next: next === null ? null : String(next), cuentas } });
  });

  app.post('/api/v1/importaciones/:id/planilla', async (c) => {
    const command = commandOf(c);
    const { id } = c.req.param();
    const { resultado, codigo } = await seen(command, id);
    if (!resultado) throw notFound();
    const { tenant } = command.actor;
    const job = await createJob(write, command, {
      nombre: `Planilla con resultados de ${String(codigo)}`,
      tipo: 'EXPORTACION',
      modulo: importacion.name,
      pedido: { importacion: id },
    });
    if (job.version === 1) await moveJob(write, { tenant, id: job.id }, 'encolar');
    return c.json(await viewRecord(write, command, 'proceso', job.id), 201);
  });

  /** Before anything is written, what a person says is laid over the sheet and the sheet is tried again. */
  const amend = async (
    command: Command,
    id: string,
    changes: {
      readonly celdas?: Readonly<Record<string, CorrectedCells>>;
      readonly decisiones?: readonly Decision[];
    },
  ) =>
    withLease(write.store, `ajustes/${id}`, { seconds: leaseSeconds, now: now() }, async () => {
      const { version, ajustada, estado } = await seen(command, id);
      if (estado !== 'ENSAYADA') throw refused('Ya no se puede corregir: la importación avanzó. Recargue.');
      const after = amended(await readAmendments(files, id, ajustada === true), changes);
      if (Object.keys(after.celdas).length > maxAmended)
        throw new GoreError(
          'demasiado',
          'Son demasiadas correcciones: corrija la planilla y súbala de nuevo.',
        );
      await writeAmendments(files, id, after);
      const { idempotency: _, ...person } = command;
      return runTransition(write, person, importacion, id, 'ajustar', {
        version: Number(version),
        input: { ajustada: true },
      });
    });

  app.post('/api/v1/importaciones/:id/correcciones', async (c) => {
    const command = commandOf(c);
    const { id } = c.req.param();
    await seen(command, id);
    return c.json({ data: await amend(command, id, { celdas: correctionsOf(bodyOf(c)) }) });
  });

  const settle = async (command: Command, id: string, decisions: readonly Decision[]) =>
    withLease(write.store, `importacion/${id}`, { seconds: leaseSeconds, now: now() }, async () => {
      const data = await seen(command, id);
      const module = moduleOf(write.product, String(data.modulo));
      const { idempotency: _, ...person } = command;
      const profile = findProfile(write.product, module.name, String(data.perfil ?? ''));
      const batch = { ...person, batch: String(data.codigo) };
      const sink = await createImportSink(write, batch, module, creationRulesOf(profile));
      const job = { id, product: write.product, decisions, sink, files };
      const { resultados, resumen } = await settleDecisions(job);
      const system = { ...person, actor: systemActor(command.actor.tenant, 'importador') };
      const current = await seen(system, id);
      await runTransition(write, system, importacion, id, 'avanzar', {
        version: Number(current.version),
        input: progressOf(resumen),
      });
      return resultados;
    });

  app.post('/api/v1/importaciones/:id/decisiones', async (c) => {
    const { id } = c.req.param();
    const command = commandOf(c);
    const { estado } = await seen(command, id);
    if (estado !== 'TERMINADA' && estado !== 'ENSAYADA')
      throw refused('La importación todavía no termina: espere para decidir.');
    const decisions = decisionsOf(bodyOf(c));
    if (estado === 'TERMINADA') return c.json({ data: await settle(command, id, decisions) });
    await amend(command, id, { decisiones: decisions });
    return c.json({ data: decisions.map(({ fila }) => ({ fila, ok: true })) });
  });
};
