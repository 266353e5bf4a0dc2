import type { Product } from '@gore/core/kernel/declare/product.ts';
import { rebuildAudit } from '@gore/core/kernel/readmodel/audit-rebuild.ts';
import { writeCalendar } from '@gore/core/kernel/readmodel/calendar.ts';
import type { Image } from '@gore/core/kernel/readmodel/images.ts';
import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { forgetAudit, isOfAnother, noteOrigin } from '@gore/core/kernel/readmodel/origin.ts';
import { rebuildModule } from '@gore/core/kernel/readmodel/rebuild.ts';
import { calendarioHabil } from '@gore/core/kernel/runtime/clock/calendario.ts';
import { scanEntries, scanRecords } from '@gore/core/kernel/runtime/store/scan.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import type { ShapeReader } from '@gore/core/spatial/kept-shapes.ts';

/** The read model as its owner, and the system of record it is filled from. */
export interface ReadModelPorts {
  /** Pool with the rights of the schema's owner. */
  readonly owner: SqlPool;
  readonly store: Store;
  readonly product: Product;
  /** Shapes of records that lie in the files bucket. */
  readonly shapes: ShapeReader;
  /** Hears, in a line each, what is being done. */
  readonly say: (line: string) => void;
}

/** What the system of record holds, as far as the read model cares. */
export interface Holdings {
  /** Institutions whose working days SQL has to know. */
  readonly tenants: readonly string[];
  /** There are records: an empty read model has lost them. */
  readonly founded: boolean;
}

const firstDay = '1990-01-01';
const lastDay = '2060-12-31';

/** Records of a module and the totals kept over their children. */
async function* imagesOf(
  { store, product, shapes }: ReadModelPorts,
  module: string,
): AsyncGenerator<readonly Image[], void> {
  const hasTotals = Object.keys(product.find(module)?.rollups ?? {}).length > 0;
  for await (const records of scanRecords(store, module)) {
    yield await shapes(records);
    if (!hasTotals) continue;
    const totals: Image[] = [];
    for (const { tenant, id } of records) {
      const kept = await store.balance({ tenant, module, id });
      if (kept) totals.push({ tenant, module, id, ...kept });
    }
    if (totals.length) yield totals;
  }
}

/** Builds the tables of some modules anew from the system of record, while people go on working. */
export const rebuildModules = async (ports: ReadModelPorts, modules: readonly string[]): Promise<void> => {
  for (const module of modules) {
    const { rows } = await rebuildModule(ports.owner, ports.product, module, imagesOf(ports, module), {
      allowFewer: true,
    });
    ports.say(`  ${module}: ${rows} registros`);
  }
};

/** Builds the audit that can be searched anew from the entries of the system of record. */
export const rebuildAuditSearch = async ({
  owner,
  store,
  say,
}: Pick<ReadModelPorts, 'owner' | 'store' | 'say'>): Promise<void> => {
  say(`  auditoría: ${await rebuildAudit(owner, scanEntries(store))} entradas`);
};

const isEmpty = async (owner: SqlPool, table: 'buscable' | 'auditoria'): Promise<boolean> => {
  const { rows } = await owner.query(`select exists (select from ${table}) as algo`);
  return rows[0]?.algo !== true;
};

const ensureCalendars = async (owner: SqlPool, tenants: readonly string[]): Promise<void> => {
  for (const tenant of tenants) {
    const { rows } = await owner.query(
      'select max(fecha)::text as ultima from calendario_habil where tenant = $1',
      [tenant],
    );
    if (rows[0]?.ultima !== lastDay) await writeCalendar(owner, tenant, calendarioHabil(firstDay, lastDay));
  }
};

/**
 * Brings the read model to what the product declares; when it lost its data, holds those of another table, or a column
 * changed its type, it is filled again from the system of record.
 *
 * @returns the modules that were filled again
 */
export const prepareReadModel = async (
  ports: ReadModelPorts,
  { tenants, founded }: Holdings,
): Promise<readonly string[]> => {
  const { owner, product, say } = ports;
  const { rebuild } = await migrateReadModel(owner, product);
  await ensureCalendars(owner, tenants);
  const { datos } = ports.store.tables;
  const another = await isOfAnother(owner, datos);
  if (another) await forgetAudit(owner);
  const lost = founded && (another || (await isEmpty(owner, 'buscable')));
  const wanted = lost ? product.modules.map(({ name }) => name) : rebuild;
  if (wanted.length) say('Reconstruyendo el modelo de lectura…');
  await rebuildModules(ports, wanted);
  if (founded && (await isEmpty(owner, 'auditoria'))) await rebuildAuditSearch(ports);
  await noteOrigin(owner, datos);
  return wanted;
};
