import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { type ActionLinks, createActionLinks } from '@gore/core/notices/action-link.ts';
import { createInbox } from '@gore/core/notices/inbox.ts';
import type { Addressee } from '@gore/core/notices/inbox-keys.ts';
import {
  createPreferences,
  kindOf,
  paceOf,
  readPreferences,
  usualPreferences,
} from '@gore/core/notices/preferences.ts';
import { readNotices } from '@gore/core/notices/read-notices.ts';
import type { Context, Hono } from 'hono';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import { jsonWithEtag } from '../http/etag.ts';
import { bodyOf, commandOf } from './command.ts';
import type { ApiPorts } from './ports.ts';

const pageSize = 25;
/** Notices one request may change; whoever has more presses again. */
const mostMarked = 500;

const whoAsks = (c: Context<ApiEnv>): Addressee => {
  const { tenant, id } = sessionOf(c).actor;
  return { tenant, person: id };
};

const isName = (raw: unknown): raw is string =>
  typeof raw === 'string' && /^[\d:.TZ-]{24}~[a-z0-9_]+~[0-9a-z]{26}~\d{1,9}$/.test(raw);

const malformed = () => new GoreError('malformado', 'Ese aviso no existe: recargue la página.');

const namesIn = (raw: unknown): readonly string[] => {
  if (!Array.isArray(raw) || raw.length > mostMarked || !raw.every(isName)) throw malformed();
  return raw;
};

/** What somebody is told of, how it reaches them, and what they did about it. */
export const noticeRoutes = (app: Hono<ApiEnv>, { write, now }: ApiPorts): void => {
  const { product, store } = write;
  const inbox = createInbox(store);
  const preferences = createPreferences(store);
  const links: ActionLinks = createActionLinks(write.personKey);
  const instant = () => new Date(now()).toISOString();

  /** Modules the person reads something of, since nobody is told of the others. */
  const heard = (c: Context<ApiEnv>): readonly AnyModule[] => {
    const access = write.access(sessionOf(c).actor);
    return product.modules.filter(
      ({ name, notices }) => Object.keys(notices).length && access.may(name, 'leer'),
    );
  };

  app.get('/api/v1/avisos/resumen', async (c) =>
    jsonWithEtag(c, { data: await inbox.summary(whoAsks(c)) }, 'private, no-cache'),
  );

  app.get('/api/v1/avisos', async (c) => {
    const who = whoAsks(c);
    const unread = c.req.query('ver') !== 'todos';
    const from = c.req.query('cursor');
    if (from !== undefined && !isName(from)) throw malformed();
    const limit = Math.min(pageSize, Math.max(1, Math.floor(Number(c.req.query('limite') ?? pageSize)) || 1));
    const before = await inbox.summary(who);
    const { notices, next } = await inbox.page(who, { unread, limit, ...(from ? { from } : {}) });
    if (unread && !from && !next) await inbox.recount(who, before, notices.length);
    const data = await readNotices(write, commandOf(c), notices);
    return c.json({ data, meta: { next: next ?? null, noLeidos: before.n } });
  });

  const marking = (read: boolean) => async (c: Context<ApiEnv>) => {
    const who = whoAsks(c);
    const { avisos, todos } = bodyOf(c);
    const names =
      read && todos === true
        ? (await inbox.page(who, { unread: true, limit: mostMarked })).notices.map(({ id }) => id)
        : namesIn(avisos);
    const cambiados = await inbox.mark(who, names, read, instant());
    return c.json({ data: { cambiados, ...(await inbox.summary(who)) } });
  };
  app.post('/api/v1/avisos/leer', marking(true));
  app.post('/api/v1/avisos/no-leer', marking(false));

  app.get('/api/v1/avisos/preferencias', async (c) => {
    const chosen = await preferences.of(whoAsks(c));
    const tipos = heard(c).map(({ name, label, notices }) => ({
      modulo: name,
      label: label.many,
      avisos: Object.entries(notices).map(([notice, { label: words, importance = 'normal' }]) => {
        const tipo = kindOf(name, notice);
        return {
          tipo,
          label: words,
          correo: paceOf(chosen, tipo, importance),
          usual: paceOf(usualPreferences, tipo, importance),
        };
      }),
    }));
    const { silencio, soloHabiles, hora, rebote } = chosen;
    return c.json({ data: { silencio, soloHabiles, hora, tipos, ...(rebote ? { rebote } : {}) } });
  });

  app.post('/api/v1/avisos/preferencias', async (c) => {
    const chosen = readPreferences(bodyOf(c), product.modules);
    await preferences.save(whoAsks(c), chosen, instant());
    return c.json({ data: chosen });
  });

  app.get('/api/v1/avisos/enlace', (c) => {
    const { module, id, verb } = links.read(c.req.query('firma') ?? '', whoAsks(c), instant());
    return c.json({ data: { modulo: module, registro: id, verbo: verb } });
  });
};
