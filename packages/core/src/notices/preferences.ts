import { createHash } from 'node:crypto';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AnyModule } from '../kernel/declare/module.ts';
import type { Importance } from '../kernel/declare/notice.ts';
import { esHora } from '../kernel/runtime/clock/hora.ts';
import { invalid } from '../kernel/runtime/refusals.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import type { Addressee } from './inbox-keys.ts';

/** How a mail tells of a kind of notice; the inbox always does. */
const paces = {
  inmediato: 'En el momento',
  diario: 'En un resumen diario',
  semanal: 'En un resumen semanal',
  nunca: 'No enviar correo',
} as const;

/** How soon a mail tells of something. */
export type Pace = keyof typeof paces;

/** How a person wants to hear of things. */
export interface NoticePreferences {
  /** By kind, such as `trabajo.asignacion`; those not named follow from how much they matter. */
  readonly tipos: Readonly<Record<string, Pace>>;
  /** Hours in which no mail leaves; none when both are the same. */
  readonly silencio: { readonly desde: string; readonly hasta: string };
  /** No mail leaves on a day that is no working day. */
  readonly soloHabiles: boolean;
  /** When the summaries leave. */
  readonly hora: string;
}

/** What is known of the address of a person besides. */
export interface MailStanding {
  /** The address did not take a mail. */
  readonly rebote?: { readonly en: string; readonly causa: string };
}

/** Where everybody begins. */
export const usualPreferences: NoticePreferences = {
  tipos: {},
  silencio: { desde: '20:00', hasta: '08:00' },
  soloHabiles: true,
  hora: '08:00',
};

const byImportance: Readonly<Record<Importance, Pace>> = {
  baja: 'nunca',
  normal: 'diario',
  alta: 'inmediato',
  urgente: 'inmediato',
};

/** Name of a kind of notice among all modules. */
export const kindOf = (module: string, notice: string): string => `${module}.${notice}`;

/** How soon a mail tells somebody of a kind of notice. */
export const paceOf = (
  { tipos }: Pick<NoticePreferences, 'tipos'>,
  kind: string,
  importance: Importance,
): Pace => (Object.hasOwn(tipos, kind) ? tipos[kind] : undefined) ?? byImportance[importance];

const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const isPace = (raw: unknown): raw is Pace => typeof raw === 'string' && Object.hasOwn(paces, raw);

const hour = (raw: unknown, field: string): string => {
  if (typeof raw === 'string' && esHora(raw)) return raw;
  throw invalid([{ field, message: 'Escriba una hora como 08:30.' }]);
};

/** Kinds of notices there are, by name. */
const kindsOf = (modules: readonly AnyModule[]): ReadonlySet<string> =>
  new Set(modules.flatMap(({ name, notices }) => Object.keys(notices).map((notice) => kindOf(name, notice))));

/**
 * Reads preferences somebody sent.
 *
 * @throws GoreError `DATOS_INVALIDOS` naming the first that cannot be.
 */
export const readPreferences = (raw: unknown, modules: readonly AnyModule[]): NoticePreferences => {
  const { tipos, silencio, soloHabiles, hora } = isObject(raw) ? raw : {};
  const known = kindsOf(modules);
  const chosen = Object.entries(isObject(tipos) ? tipos : {}).map(([kind, pace]) => {
    if (!known.has(kind) || !isPace(pace))
      throw invalid([{ field: `tipos.${kind}`, message: 'Elija una de las formas de avisar.' }]);
    return [kind, pace] as const;
  });
  const quiet = isObject(silencio) ? silencio : {};
  return {
    tipos: Object.fromEntries(chosen),
    silencio: { desde: hour(quiet.desde, 'silencio.desde'), hasta: hour(quiet.hasta, 'silencio.hasta') },
    soloHabiles: soloHabiles === true,
    hora: hour(hora, 'hora'),
  };
};

/** Keeps what people chose. */
export interface Preferences {
  readonly of: (who: Addressee) => Promise<NoticePreferences & MailStanding>;
  readonly save: (who: Addressee, preferences: NoticePreferences, now: string) => Promise<void>;
  /** Notes that an address does not take mails. */
  readonly bounced: (who: Addressee, address: string, cause: string, now: string) => Promise<void>;
  /** Whether mails to an address bounced and nobody said since that it is right again. */
  readonly isDead: (who: Addressee, address: string) => Promise<boolean>;
}

/** An address as it is remembered: enough to know it again, not to write to it. */
const mark = (address: string): string => createHash('sha256').update(address.toLowerCase()).digest('hex');

/** Preferences in the system of record, one item a person: they outlive the notices. */
export const createPreferences = ({ client, tables, entities }: Store): Preferences => {
  const TableName = tables.datos;
  const keyOf = (who: Addressee) =>
    entities.preferencia.get(who).params<{ Key: Record<string, unknown> }>().Key;
  const read = async (who: Addressee): Promise<Readonly<Record<string, unknown>> | undefined> =>
    (await client.send(new GetCommand({ TableName, Key: keyOf(who), ConsistentRead: true }))).Item;

  return {
    of: async (who) => {
      const item = await read(who);
      const kept = (item?.chosen ?? usualPreferences) as NoticePreferences;
      const bounce = item?.bounce as { at: string; cause: string } | undefined;
      return { ...kept, ...(bounce ? { rebote: { en: bounce.at, causa: bounce.cause } } : {}) };
    },
    save: async (who, chosen, now) => {
      const { Item } = entities.preferencia
        .put({ ...who, chosen, changedAt: now })
        .params<{ Item: Record<string, unknown> }>();
      await client.send(new PutCommand({ TableName, Item }));
    },
    bounced: async (who, address, cause, now) => {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: keyOf(who),
          UpdateExpression: 'SET bounce = :bounce',
          ExpressionAttributeValues: { ':bounce': { at: now, cause, address: mark(address) } },
        }),
      );
    },
    isDead: async (who, address) => {
      const bounce = (await read(who))?.bounce as { address: string } | undefined;
      return bounce?.address === mark(address);
    },
  };
};
