import { invalid, notFound } from '@gore/core/kernel/runtime/refusals.ts';
import type { QueueName } from '@gore/core/ports/queues.ts';
import type { Hono } from 'hono';
import { bodyOf } from '../api/command.ts';
import type { ApiEnv } from '../http/env.ts';
import type { SystemConfig, SystemPorts } from './ports.ts';
import { whoOperates, writeDown } from './who.ts';
import { queueLabels } from './words.ts';

const queueOf = (name: string): QueueName => {
  if (!Object.hasOwn(queueLabels, name)) throw notFound();
  return name as QueueName;
};

const shortestReason = 10;
const mostAtOnce = 100;

const reasonOf = (raw: unknown): string => {
  const motivo = typeof raw === 'string' ? raw.trim() : '';
  if (motivo.length < shortestReason)
    throw invalid([
      {
        field: 'motivo',
        message: `Diga en ${shortestReason} letras o más por qué se reintenta: queda escrito.`,
      },
    ]);
  return motivo.slice(0, 500);
};

const idsOf = (raw: unknown): readonly string[] | undefined => {
  if (raw === undefined) return undefined;
  const ids = Array.isArray(raw) ? raw.filter((id) => typeof id === 'string') : [];
  if (ids.length === 0 || ids.length > mostAtOnce)
    throw invalid([{ field: 'mensajes', message: `Elija entre 1 y ${mostAtOnce} mensajes.` }]);
  return ids;
};

/** What nobody could handle: looking at it, and sending it back to work. */
export const queueRoutes = (app: Hono<ApiEnv>, config: SystemConfig, ports: SystemPorts): void => {
  const { desk, write, log } = ports;

  app.get('/api/v1/sistema/colas/:cola', async (c) => {
    const { tenant } = whoOperates(c, config, ports);
    const queue = queueOf(c.req.param('cola'));
    const letters = await desk.deadLetters(queue, tenant);
    return c.json({
      data: letters.map(({ tenant: owner, record, ...letter }) => {
        const module = record && write.product.find(record.module);
        return {
          ...letter,
          ...(tenant === undefined && owner ? { institucion: owner } : {}),
          ...(module && owner === tenant ? { record: { ...record, label: module.label.one } } : {}),
        };
      }),
      meta: { queue, label: queueLabels[queue], most: mostAtOnce },
    });
  });

  app.post('/api/v1/sistema/colas/:cola/reenviar', async (c) => {
    const { tenant } = whoOperates(c, config, ports);
    const queue = queueOf(c.req.param('cola'));
    const { mensajes, motivo } = bodyOf(c);
    const ids = idsOf(mensajes);
    const wanted = ids?.length ?? (await desk.deadLetters(queue, tenant)).length;
    await writeDown(c, write, {
      accion: 'REENVIAR',
      resumen: `${queueLabels[queue]}: devolver a la cola ${ids ? 'lo elegido' : 'todo lo detenido'}`,
      mensajes: wanted,
      motivo: reasonOf(motivo),
    });
    const moved = await desk.redrive(queue, { ...(ids ? { ids } : {}), ...(tenant ? { tenant } : {}) });
    log.info('trabajo_devuelto', { cola: queue, mensajes: moved });
    return c.json({ data: { devueltos: moved } });
  });
};
