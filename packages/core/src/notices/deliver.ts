import type { Actors } from '../identity/actors.ts';
import { substitutesOn } from '../identity/standing.ts';
import { type Notice, noticesOn } from '../kernel/declare/notice.ts';
import { readPolicyRecords } from '../kernel/runtime/access/policy-store.ts';
import type { AuditEntry } from '../kernel/runtime/audit/chain.ts';
import { entryName, readEntries } from '../kernel/runtime/audit/entries.ts';
import type { EffectHandler } from '../kernel/runtime/events/effects.ts';
import { eventName } from '../kernel/runtime/events/effects.ts';
import { ruleClock, systemActor, type WriteDeps } from '../kernel/runtime/write/context.ts';
import { satisfies } from '../kernel/runtime/write/item.ts';
import type { Inbox } from './inbox.ts';
import { parcelDue } from './inbox-keys.ts';
import { gathered, mailTime } from './mail-time.ts';
import type { ParcelKey } from './parcels.ts';
import { kindOf, type Preferences, paceOf } from './preferences.ts';
import { sees } from './read-notices.ts';
import { type Occurrence, type RoleHolders, recipientsOf } from './recipients.ts';

/** What telling people of events needs. */
export interface DeliveryPorts {
  readonly write: WriteDeps;
  readonly actors: Actors;
  readonly inbox: Inbox;
  readonly preferences: Preferences;
  readonly holders: RoleHolders;
  /** Has the worker of mails write one now. */
  readonly post: (parcel: ParcelKey) => Promise<void>;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}

/** Events older than this come from a history that is read again: whoever they were for was told then. */
const oldMs = 3 * 86_400_000;

/**
 * Tells people of an event: those its notices name, who are active and see the record, each once. An event that comes
 * again finds what was told; one person who cannot be told keeps nobody else from it.
 */
export const createDelivery = (ports: DeliveryPorts): EffectHandler => {
  const { write, actors, inbox, preferences, holders, post, now } = ports;
  const { product, store } = write;

  const tell = async (what: Occurrence, kind: string, notice: Notice, person: string): Promise<void> => {
    const { module, entry, record } = what;
    const { tenant, batch } = entry;
    const actor = await actors.current(tenant, person);
    if (!actor || !(await sees(write, { actor, requestId: entry.requestId }, module, record))) return;
    const who = { tenant, person };
    const at = now();
    const { importance = 'normal', together } = notice;
    const chosen = await preferences.of(who);
    const pace = paceOf(chosen, kindOf(module.name, kind), importance);
    const asked = mailTime(pace, importance, chosen, write.clockOf(tenant), at);
    const { module: name, id, seq, verb } = entry;
    const told = {
      event: { module: name, id, seq },
      kind,
      ...(together ? { together: true as const } : {}),
    };
    const last = asked?.alone ? await inbox.mailedAt(who, told) : undefined;
    const mail = gathered(asked, last);
    const { parcel } = await inbox.deliver(
      who,
      {
        ...told,
        verb,
        actor: entry.actor,
        at: entry.at,
        importance,
        ...(batch ? { batch } : {}),
      },
      mail,
      at,
    );
    // A summary waits for its hour; one that should have left by now may never have been begun.
    if (parcel !== undefined && parcelDue(parcel) <= at) await post({ ...who, parcel });
  };

  /** Whoever stands in for somebody does their work, so they hear of it as well. */
  const withSubstitutes = async (
    { tenant, actor }: AuditEntry,
    people: readonly string[],
  ): Promise<readonly string[]> => {
    if (!people.length) return people;
    const today = write.clockOf(tenant).hoy();
    const standing = await readPolicyRecords(store, tenant);
    return people.flatMap((id) => [id, ...substitutesOn(standing, id, today)]).filter((id) => id !== actor);
  };

  return async (event) => {
    if (Date.parse(now()) - Date.parse(event.at) > oldMs) return;
    const module = product.find(event.module);
    const found = await readEntries(store, [event]);
    const entry = found.get(entryName(event))?.entry;
    if (!module || !entry) throw new Error(`There is no entry ${eventName(event)} to tell of`);
    const record = await store.get(event);
    if (!record || record.eliminadoEn) return;
    const what = { module, entry, record };
    const judged = {
      actor: systemActor(event.tenant, 'avisos'),
      clock: ruleClock(write.clockOf(event.tenant)),
    };
    const told = new Set<string>();
    const failures: unknown[] = [];
    for (const [kind, notice] of noticesOn(module, event.verb)) {
      if (notice.when && !satisfies(record, notice.when, judged)) continue;
      for (const person of await withSubstitutes(entry, await recipientsOf(store, holders, what, notice))) {
        if (told.has(person)) continue;
        told.add(person);
        try {
          await tell(what, kind, notice, person);
        } catch (error) {
          failures.push(error);
        }
      }
    }
    if (failures.length) throw new AggregateError(failures, `${failures.length} people were not told`);
  };
};
