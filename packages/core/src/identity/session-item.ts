import { type Item, number, numberOf, text, textOf, ttl } from './item.ts';
import type { SessionBucket } from './rate.ts';
import type { Session, SessionActor } from './session.ts';
import type { Means } from './sign-in-log.ts';

/** Attributes that count a session's requests: the window being counted and what it holds so far. */
export const counters = {
  comandos: { window: 'comandosVentana', count: 'comandosCuenta' },
  sondeo: { window: 'sondeoVentana', count: 'sondeoCuenta' },
} as const satisfies Readonly<Record<SessionBucket, { window: string; count: string }>>;

/** Key of a session's item. */
export const sessionKey = (id: string): Item => ({ pk: text(`SES#${id}`), sk: text('SES') });

/** Partition of the index that holds a person's sessions. */
export const ownerKey = (tenant: string, userId: string): string => `USR#${tenant}#${userId}`;

/** The session a key of the table or of its index names. */
export const idOfKey = (item: Item): string => textOf(item, 'pk').slice('SES#'.length);

/** A new session with its counters in a window long gone, so that the first request opens its own. */
export const toItem = ({ id, actor, createdAt, endsAt, seenAt, ip, browser, means }: Session): Item => ({
  ...sessionKey(id),
  gsi1pk: text(ownerKey(actor.tenant, actor.id)),
  gsi1sk: text(new Date(createdAt).toISOString()),
  actor: text(JSON.stringify(actor)),
  creada: number(createdAt),
  vence: number(endsAt),
  vista: number(seenAt),
  ip: text(ip),
  navegador: text(browser),
  medio: text(means),
  caduca: ttl(endsAt),
  ...Object.fromEntries(
    Object.values(counters).flatMap(({ window, count }) => [
      [window, number(0)],
      [count, number(0)],
    ]),
  ),
});

/** The session an item holds. @throws Error when the item was not written by `toItem`. */
export const fromItem = (item: Item): Session => ({
  id: idOfKey(item),
  // One text instead of a map of lists: the item is read with every request, and only `toItem` writes it.
  actor: JSON.parse(textOf(item, 'actor')) as SessionActor,
  createdAt: numberOf(item, 'creada'),
  endsAt: numberOf(item, 'vence'),
  seenAt: numberOf(item, 'vista'),
  ip: textOf(item, 'ip'),
  browser: textOf(item, 'navegador'),
  means: textOf(item, 'medio') as Means,
});
