import type { Decision } from '@gore/core/imports/decide.ts';
import { readIndex, readRows } from '@gore/core/imports/ledger.ts';
import { progressOf } from '@gore/core/imports/progress.ts';
import { settleDecisions } from '@gore/core/imports/settle.ts';
import { createImportSink } from '@gore/core/imports/store-sink.ts';
import { sinCuentas, sumar, type Veredicto } from '@gore/core/imports/verdict.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { invalid, refused } from '@gore/core/kernel/runtime/refusals.ts';
import { withLease } from '@gore/core/kernel/runtime/store/lease.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import { systemActor } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { Context, Hono } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import { bodyOf, commandOf, moduleOf } from './command.ts';
import type { ApiPorts } from './ports.ts';

const maxDecisions = 200;
const leaseSeconds = 60;

const isDecision = (raw: unknown): raw is Decision => {
  if (typeof raw !== 'object' || raw === null) return false;
  const { fila, decision, correlativo } = raw as Readonly<Record<string, unknown>>;
  return (
    Number.isSafeInteger(fila) &&
    (decision === 'crear' || decision === 'descartar') &&
    (correlativo === undefined || Number.isSafeInteger(correlativo))
  );
};

const decisionsOf = (c: Context<ApiEnv>): readonly Decision[] => {
  const { decisiones } = bodyOf(c);
  if (!Array.isArray(decisiones) || decisiones.length === 0 || !decisiones.every(isDecision))
    throw invalid([
      { field: 'decisiones', message: 'Indique fila y decisión (crear o descartar) de cada una.' },
    ]);
  if (decisiones.length > maxDecisions)
    throw invalid([
      { field: 'decisiones', message: `Envíe ${maxDecisions} decisiones como máximo cada vez.` },
    ]);
  return decisiones;
};

const verdictOf = (raw: string | undefined): Veredicto | undefined => {
  if (raw === undefined || raw === '') return undefined;
  if (!Object.hasOwn(sinCuentas, raw)) throw new GoreError('malformado', 'Ese veredicto no existe.');
  return raw as Veredicto;
};

const afterOf = (raw: string | undefined): number => {
  const after = raw === undefined ? 0 : Number(raw);
  if (!Number.isSafeInteger(after) || after < 0)
    throw new GoreError('malformado', 'La página pedida no existe: vuelva al comienzo.');
  return after;
};

/** Rows of an import with their verdicts, and what people decide about those held. */
export const importRoutes = (app: Hono<ApiEnv>, { write, files, now }: ApiPorts): void => {
  app.get('/api/v1/importaciones/:id/filas', async (c) => {
    const { id } = c.req.param();
    const { data } = await viewRecord(write, commandOf(c), 'importacion', id);
    const veredicto = verdictOf(c.req.query('veredicto'));
    const after = afterOf(c.req.query('cursor'));
    if (!data.resultado) return c.json({ data: [], meta: { next: null, cuentas: sinCuentas } });
    const [{ filas, next }, { trozos }] = await Promise.all([
      readRows(files, id, { after, ...(veredicto ? { veredicto } : {}) }),
      readIndex(files, id),
    ]);
    const cuentas = trozos.reduce((sum, trozo) => sumar(sum, trozo.cuentas), sinCuentas);
    return c.json({ data: filas, meta: { next: next === null ? null : String(next), cuentas } });
  });

  app.post('/api/v1/importaciones/:id/decisiones', async (c) => {
    const { id } = c.req.param();
    const command = commandOf(c);
    const { data } = await viewRecord(write, command, 'importacion', id);
    if (data.estado !== 'TERMINADA') throw refused('La importación todavía no termina: espere para decidir.');
    const decisions = decisionsOf(c);
    return withLease(write.store, `importacion/${id}`, { seconds: leaseSeconds, now: now() }, async () => {
      const module = moduleOf(write.product, String(data.modulo));
      const { idempotency: _, ...person } = command;
      const sink = await createImportSink(write, { ...person, batch: String(data.codigo) }, module);
      const { resultados, resumen } = await settleDecisions({
        id,
        product: write.product,
        decisions,
        sink,
        files,
      });
      const system = { ...person, actor: systemActor(command.actor.tenant, 'importador') };
      const importacion = moduleOf(write.product, 'importacion');
      const { data: current } = await viewRecord(write, system, 'importacion', id);
      await runTransition(write, system, importacion, id, 'avanzar', {
        version: Number(current.version),
        input: progressOf(resumen),
      });
      return c.json({ data: resultados });
    });
  });
};
