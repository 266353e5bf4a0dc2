import { fechaDeNumero, numeroDeDia } from '@gore/core/kernel/declare/valores/fecha.ts';
import { entriesMade, firstAuditDay } from '@gore/core/kernel/readmodel/audit-witness.ts';
import { type DailyDigest, type DigestLeaf, sealDay } from '@gore/core/kernel/runtime/audit/digest.ts';
import { entryName, readEntries } from '@gore/core/kernel/runtime/audit/entries.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { DigestStore } from '@gore/core/ports/digests.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';

/** What making digests needs. */
export interface DigestPorts {
  readonly store: Store;
  readonly pool: SqlPool;
  readonly digests: DigestStore;
}

const readChunk = 100;
/** Days made up for at once, so that a night after a long outage still ends. */
const mostDays = 400;

/** Where the digest of a day lies. */
export const digestKey = (tenant: string, day: string): string => `_auditoria/${tenant}/${day}.json`;

/** The instants between which a day in UTC lies. */
export const boundsOf = (day: string): readonly [from: string, until: string] => [
  `${day}T00:00:00.000Z`,
  `${fechaDeNumero(numeroDeDia(day) + 1)}T00:00:00.000Z`,
];

/** Reads the digest of a day; nothing when there is none. */
export const readDigest = async (
  digests: Pick<DigestStore, 'get'>,
  tenant: string,
  day: string,
): Promise<DailyDigest | undefined> => {
  const text = await digests.get(digestKey(tenant, day));
  return text === undefined ? undefined : (JSON.parse(text) as DailyDigest);
};

/** What the store holds of entries found by the read model; the hash comes from the store alone. */
const leavesOf = async (
  { store, pool }: DigestPorts,
  tenant: string,
  day: string,
): Promise<readonly DigestLeaf[]> => {
  const found = await entriesMade(pool, tenant, ...boundsOf(day));
  const leaves: DigestLeaf[] = [];
  for (let at = 0; at < found.length; at += readChunk) {
    const keys = found.slice(at, at + readChunk);
    const links = await readEntries(
      store,
      keys.map((key) => ({ ...key, tenant })),
    );
    for (const key of keys) {
      const link = links.get(entryName(key));
      if (link) leaves.push({ ...key, at: link.entry.at, hash: link.hash });
    }
  }
  return leaves;
};

/**
 * Seals every day of an institution that is over and has no digest yet, each with the one before. Running it again
 * changes nothing.
 *
 * @param lastDay last day to seal, in UTC.
 * @returns the days sealed now.
 */
export const sealDays = async (
  ports: DigestPorts,
  tenant: string,
  lastDay: string,
): Promise<readonly string[]> => {
  const first = await firstAuditDay(ports.pool, tenant);
  if (!first || first > lastDay) return [];
  const pending: string[] = [];
  let previous: string | null = null;
  for (let day = numeroDeDia(lastDay); day >= numeroDeDia(first) && pending.length < mostDays; day -= 1) {
    const known = await readDigest(ports.digests, tenant, fechaDeNumero(day));
    previous = known?.seal ?? null;
    if (known) break;
    pending.unshift(fechaDeNumero(day));
  }
  for (const day of pending) {
    const digest = sealDay(tenant, day, await leavesOf(ports, tenant, day), previous);
    await ports.digests.put(digestKey(tenant, day), JSON.stringify(digest));
    previous = digest.seal;
  }
  return pending;
};
