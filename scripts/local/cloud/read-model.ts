import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { createShapeReader } from '@gore/core/spatial/kept-shapes.ts';
import * as migrations from '@gore/functions/migrations/read-model.ts';
import { tenant } from '../../seed/nuble.ts';
import { otras } from '../../seed/otras.ts';
import { type Engines, filesBucket } from './engines.ts';

type Say = (line: string) => void;

/** The read model of this machine, and the files its shapes lie in. */
export type LocalReadModel = Pick<Engines, 'database' | 's3'>;

const portsOf = ({ database, s3 }: LocalReadModel, store: Store, say: Say): migrations.ReadModelPorts => ({
  owner: database.owner,
  store,
  product: producto,
  shapes: createShapeReader(producto, async (key) =>
    (await s3.get(filesBucket, key).catch(() => undefined))?.body.toString(),
  ),
  say,
});

/** Builds the tables of some modules anew from the system of record, while people go on working. */
export const rebuildModules = (
  engines: LocalReadModel,
  store: Store,
  modules: readonly string[],
  say: Say,
): Promise<void> => migrations.rebuildModules(portsOf(engines, store, say), modules);

/** Builds the audit that can be searched anew from the entries of the system of record. */
export const rebuildAuditSearch = (engines: LocalReadModel, store: Store, say: Say): Promise<void> =>
  migrations.rebuildAuditSearch(portsOf(engines, store, say));

/** Brings the read model of this machine to what the product declares. */
export const prepareReadModel = async (engines: LocalReadModel, store: Store, say: Say): Promise<void> => {
  const founded = (await store.get({ tenant, module: 'institucion', id: tenant })) !== undefined;
  const tenants = [tenant, ...otras.map((other) => other.tenant)];
  await migrations.prepareReadModel(portsOf(engines, store, say), { tenants, founded });
};
