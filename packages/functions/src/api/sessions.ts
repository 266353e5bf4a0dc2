import { browserName } from '@gore/core/identity/browser-name.ts';
import { operatorId } from '@gore/core/identity/operator.ts';
import { IDLE_MS, type Session } from '@gore/core/identity/session.ts';
import { notFound } from '@gore/core/kernel/runtime/refusals.ts';
import { viewRecord } from '@gore/core/kernel/runtime/view/record.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { Context, Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { baseVersion, bodyOf, commandOf, moduleOf, part } from './command.ts';
import type { ApiPorts } from './ports.ts';

/** Verbs of a person's record that end their sessions: all, and one. */
const ending = 'cerrarSesiones';
const endingOne = 'cerrarSesion';
const people = 'usuario';

/** Verbs that end sessions: by module, the verb and whose sessions a record stands for. */
const endings: readonly (readonly [module: string, verb: string, owner: (id: string) => string])[] = [
  [people, ending, (id) => id],
  ['ingreso_operador', 'terminar', operatorId],
];

const iso = (instant: number) => new Date(instant).toISOString();

const shown = (current: string) => (session: Session) => ({
  id: session.id,
  actual: session.id === current,
  desde: iso(session.createdAt),
  vista: iso(session.seenAt),
  /** When it ends if nobody does anything, and when it ends whatever happens. */
  termina: iso(Math.min(session.seenAt + IDLE_MS, session.endsAt)),
  vence: iso(session.endsAt),
  ip: session.ip,
  navegador: browserName(session.browser),
});

/** A session as the history of its person remembers it. */
const inWords = ({ browser, createdAt }: Session, timeZone: string): string =>
  `${browserName(browser)}, abierta el ${new Date(createdAt).toLocaleString('es-CL', { timeZone, dateStyle: 'short', timeStyle: 'short' })}`;

/**
 * Sessions: a person sees and ends their own; who administers people sees and ends those of others, with a reason
 * that stays in the history of the person. Ended means ended: the next request of that browser is refused.
 */
export const sessionRoutes = (app: Hono<ApiEnv>, { sessions, write, log }: ApiPorts): void => {
  const own = (c: Context<ApiEnv>) => {
    const { id, actor } = sessionOf(c);
    return { current: id, tenant: actor.tenant, user: actor.id };
  };

  /** The person whose sessions are asked for. @throws GoreError as if there were no such person. */
  const reachable = async (c: Context<ApiEnv>): Promise<string> => {
    const id = c.req.param('id') ?? '';
    const { meta } = await viewRecord(write, commandOf(c), people, id);
    if (!meta.verbs.some(({ name }) => name === ending)) throw notFound();
    return id;
  };

  app.get('/api/v1/sesiones', async (c) => {
    const { current, tenant, user } = own(c);
    return c.json({ data: (await sessions.list(tenant, user)).map(shown(current)) });
  });

  app.post('/api/v1/sesiones/otras/cerrar', async (c) => {
    const { current, tenant, user } = own(c);
    const others = (await sessions.list(tenant, user)).filter(({ id }) => id !== current);
    const ended = await Promise.all(others.map(({ id }) => sessions.revoke(tenant, user, id)));
    const cerradas = ended.filter(Boolean).length;
    log.info('sesiones_cerradas', { tenant, usuario: user, cerradas });
    return c.json({ data: { cerradas } });
  });

  app.post('/api/v1/sesiones/:sesion/cerrar', async (c) => {
    const { tenant, user } = own(c);
    if (!(await sessions.revoke(tenant, user, c.req.param('sesion')))) throw notFound();
    log.info('sesiones_cerradas', { tenant, usuario: user, cerradas: 1 });
    return c.json({ data: { cerradas: 1 } });
  });

  app.get(`/api/v1/${people}/:id/sesiones`, async (c) => {
    const { current, tenant } = own(c);
    const found = await sessions.list(tenant, await reachable(c));
    return c.json({ data: found.map(shown(current)) });
  });

  app.post(`/api/v1/${people}/:id/${endingOne}`, async (c) => {
    const command = commandOf(c);
    const { tenant } = command.actor;
    const id = c.req.param('id');
    const body = bodyOf(c);
    const input = part(body, 'input');
    const session = (await sessions.list(tenant, id)).find((one) => one.id === input.sesion);
    if (!session) throw notFound();
    const outcome = await runTransition(write, command, moduleOf(write.product, people), id, endingOne, {
      version: baseVersion(body),
      input: { ...input, sesion: inWords(session, write.clockOf(tenant).zona) },
    });
    await sessions.revoke(tenant, id, session.id);
    return c.json({ data: outcome });
  });

  for (const [name, verb, ownerOf] of endings)
    app.post(`/api/v1/${name}/:id/${verb}`, async (c) => {
      const command = commandOf(c);
      const body = bodyOf(c);
      const id = c.req.param('id');
      const request = { version: baseVersion(body), input: part(body, 'input') };
      const outcome = await runTransition(write, command, moduleOf(write.product, name), id, verb, request);
      // Before the answer leaves, not in a queue: whoever reads that they are ended may count on it.
      await sessions.revokeAll(command.actor.tenant, ownerOf(id));
      return c.json({ data: outcome });
    });
};
