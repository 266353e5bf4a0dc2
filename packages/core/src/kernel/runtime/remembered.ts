import type { Store } from './store/store.ts';
import type { StoredRecord } from './stored.ts';

const lifetimeMs = 300_000;

/** The living records of a module, remembered for five minutes or until one of them is written here. */
export interface Remembered {
  readonly of: (tenant: string) => Promise<readonly StoredRecord[]>;
  readonly forget: (tenant: string) => void;
}

/** Remembers the records of a small module of settings; a thousand of each institution at the most. */
export const rememberRecords = (store: Store, module: string, now: () => number = Date.now): Remembered => {
  const known = new Map<
    string,
    { readonly until: number; readonly records: Promise<readonly StoredRecord[]> }
  >();
  const load = async (tenant: string) => {
    const { keys } = await store.newest(tenant, module, 1000);
    const records = await store.getMany(keys);
    return records.filter(({ eliminadoEn }) => !eliminadoEn);
  };
  return {
    of: (tenant) => {
      const held = known.get(tenant);
      if (held && held.until > now()) return held.records;
      const records = load(tenant);
      known.set(tenant, { until: now() + lifetimeMs, records });
      records.catch(() => known.delete(tenant));
      return records;
    },
    forget: (tenant) => {
      known.delete(tenant);
    },
  };
};
