import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import { producto } from '@gore/core/modules/producto.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import * as migrations from '@gore/functions/migrations/read-model.ts';
import { tenant } from '../../seed/nuble.ts';
import { otras } from '../../seed/otras.ts';

type Say = (line: string) => void;

/** Builds the tables of some modules anew from the system of record, while people go on working. */
export const rebuildModules = (
  owner: SqlPool,
  store: Store,
  modules: readonly string[],
  say: Say,
): Promise<void> => migrations.rebuildModules({ owner, store, product: producto, say }, modules);

/** Builds the audit that can be searched anew from the entries of the system of record. */
export const rebuildAuditSearch = (owner: SqlPool, store: Store, say: Say): Promise<void> =>
  migrations.rebuildAuditSearch({ owner, store, product: producto, say });

/** Brings the read model of this machine to what the product declares. */
export const prepareReadModel = async (owner: SqlPool, store: Store, say: Say): Promise<void> => {
  const founded = (await store.get({ tenant, module: 'institucion', id: tenant })) !== undefined;
  const tenants = [tenant, ...otras.map((other) => other.tenant)];
  await migrations.prepareReadModel({ owner, store, product: producto, say }, { tenants, founded });
};
