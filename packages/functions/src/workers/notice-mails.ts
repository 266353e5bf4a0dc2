import type { Actors } from '@gore/core/identity/actors.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createActionLinks } from '@gore/core/notices/action-link.ts';
import type { Inbox, StoredNotice } from '@gore/core/notices/inbox.ts';
import { isTold } from '@gore/core/notices/inbox-together.ts';
import type { ParcelKey, Parcels } from '@gore/core/notices/parcels.ts';
import type { Preferences } from '@gore/core/notices/preferences.ts';
import { type NoticeView, readNotices } from '@gore/core/notices/read-notices.ts';
import type { NoticeMail } from '@gore/core/ports/mail.ts';
import type { Log } from '../http/log.ts';
import type { Composers } from './mailer.ts';
import { composeNotices, type ToldNotice } from './notice-mail-page.ts';

/** What writing people of their notices needs. */
export interface NoticeMailPorts {
  readonly write: WriteDeps;
  readonly actors: Actors;
  readonly inbox: Inbox;
  readonly parcels: Parcels;
  readonly preferences: Preferences;
  /** Where a person is written to; nothing when they have no address. */
  readonly addressOf: (tenant: string, person: string) => Promise<string | undefined>;
  readonly institutionName: (tenant: string) => Promise<string>;
  /** Where the portal of an institution is opened. */
  readonly originOf: (tenant: string) => Promise<string> | string;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
  readonly log: Log;
}

/** Notices a mail tells one by one; the others are counted. */
const mostTold = 30;
/** A mail begun this often and never sent is given up. */
const mostAttempts = 5;

const weights = { urgente: 0, alta: 1, normal: 2, baja: 3 } as const;

const byWeight = (a: NoticeView, b: NoticeView): number =>
  weights[a.importancia] - weights[b.importancia] || (a.en < b.en ? 1 : -1);

/** Writes people of their notices: what they have read meanwhile, or may no longer see, is left out. */
export const createNoticeMails = (ports: NoticeMailPorts): Composers<NoticeMail> => {
  const { write, actors, inbox, parcels, preferences, now, log } = ports;
  const links = createActionLinks(write.personKey);

  const told = (key: ParcelKey, origin: string, { sobre, ...notice }: NoticeView): readonly ToldNotice[] => {
    if (!sobre) return [];
    const href = `${origin}/avisos?abrir=${encodeURIComponent(notice.id)}`;
    const { modulo: module, registro: id, accion, lista } = sobre;
    if (lista !== undefined) return [{ ...notice, sobre, href: `${href}&${new URLSearchParams({ lista })}` }];
    const token = accion && links.sign({ ...key, module, id, verb: accion.verbo }, now());
    return [{ ...notice, sobre, href, ...(token ? { actHref: `${href}&enlace=${token}` } : {}) }];
  };

  /** Notices still to be told: not read, nor told of as they stand. */
  const stillUnread = async (key: ParcelKey, ids: readonly string[]) =>
    (await inbox.get(key, ids)).filter((one: StoredNotice) => one.readAt === undefined && !isTold(one));

  const inWords = async (key: ParcelKey, waiting: readonly StoredNotice[], origin: string) => {
    const actor = await actors.current(key.tenant, key.person);
    if (!actor) return [];
    const views = await readNotices(write, { actor, requestId: `correo/${key.parcel}` }, waiting);
    return [...views].sort(byWeight).flatMap((view) => told(key, origin, view));
  };

  return {
    avisos: async (key) => {
      const claimed = await parcels.claim(key, now());
      if (!claimed) return [];
      const { notices: ids, attempts } = claimed;
      if (attempts > mostAttempts) {
        log.error('correo_abandonado', { tenant: key.tenant, attempts });
        await parcels.abandon(key);
        return [];
      }
      try {
        const to = await ports.addressOf(key.tenant, key.person);
        const origin = await ports.originOf(key.tenant);
        const dead = to === undefined || (await preferences.isDead(key, to));
        const waiting = dead ? [] : await stillUnread(key, ids);
        const notices = await inWords(key, waiting, origin);
        if (to === undefined || !notices.length) {
          await parcels.settle(key, ids);
          return [];
        }
        const mail = composeNotices(to, {
          institution: await ports.institutionName(key.tenant),
          notices: notices.slice(0, mostTold),
          more: Math.max(0, notices.length - mostTold),
          origin,
          timeZone: write.clockOf(key.tenant).zona,
        });
        return [
          {
            ...mail,
            tags: { institucion: key.tenant, persona: key.person },
            sent: async () => {
              for (const notice of waiting) if (notice.together) await inbox.noteMailed(key, notice);
              await parcels.settle(key, ids);
            },
            failed: () => parcels.release(key),
            refused: async () => {
              await preferences.bounced(key, to, 'El servidor de correo rechazó la dirección.', now());
              await parcels.settle(key, ids);
            },
          },
        ];
      } catch (error) {
        await parcels.release(key);
        throw error;
      }
    },
  };
};
