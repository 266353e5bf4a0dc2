import { rebuildAudit } from '@gore/core/kernel/readmodel/audit-rebuild.ts';
import { writeCalendar } from '@gore/core/kernel/readmodel/calendar.ts';
import type { Image } from '@gore/core/kernel/readmodel/images.ts';
import { migrateReadModel } from '@gore/core/kernel/readmodel/migrate.ts';
import { rebuildModule } from '@gore/core/kernel/readmodel/rebuild.ts';
import { calendarioHabil } from '@gore/core/kernel/runtime/clock/calendario.ts';
import { scanEntries, scanModule } from '@gore/core/kernel/runtime/store/scan.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import { producto } from '@gore/core/modules/producto.ts';
import type { SqlPool } from '@gore/core/ports/sql.ts';
import { tenant } from '../../seed/nuble.ts';
import { otras } from '../../seed/otras.ts';

const firstDay = '1990-01-01';
const lastDay = '2060-12-31';

/** Records of a module and the totals kept over their children. */
async function* imagesOf(store: Store, module: string): AsyncGenerator<readonly Image[], void> {
  const hasTotals = Object.keys(producto.find(module)?.rollups ?? {}).length > 0;
  for await (const records of scanModule(store, module)) {
    yield records;
    if (!hasTotals) continue;
    const totals: Image[] = [];
    for (const { tenant: owner, id } of records) {
      const kept = await store.balance({ tenant: owner, module, id });
      if (kept) totals.push({ tenant: owner, module, id, ...kept });
    }
    if (totals.length) yield totals;
  }
}

/** Builds the tables of some modules anew from the system of record, while people go on working. */
export const rebuildModules = async (
  owner: SqlPool,
  store: Store,
  modules: readonly string[],
  say: (line: string) => void,
): Promise<void> => {
  for (const module of modules) {
    const { rows } = await rebuildModule(owner, producto, module, imagesOf(store, module), {
      allowFewer: true,
    });
    say(`  ${module}: ${rows} registros`);
  }
};

/** Builds the audit that can be searched anew from the entries of the system of record. */
export const rebuildAuditSearch = async (
  owner: SqlPool,
  store: Store,
  say: (line: string) => void,
): Promise<void> => {
  say(`  auditoría: ${await rebuildAudit(owner, scanEntries(store))} entradas`);
};

const isEmpty = async (owner: SqlPool, table: 'buscable' | 'auditoria'): Promise<boolean> => {
  const { rows } = await owner.query(`select exists (select from ${table}) as algo`);
  return rows[0]?.algo !== true;
};

const ensureCalendars = async (owner: SqlPool): Promise<void> => {
  for (const institution of [tenant, ...otras.map((other) => other.tenant)]) {
    const { rows } = await owner.query(
      'select max(fecha)::text as ultima from calendario_habil where tenant = $1',
      [institution],
    );
    if (rows[0]?.ultima !== lastDay)
      await writeCalendar(owner, institution, calendarioHabil(firstDay, lastDay));
  }
};

/**
 * Brings the read model to what the product declares; when it lost its data, or a column changed its type, it is
 * filled again from the system of record.
 */
export const prepareReadModel = async (
  owner: SqlPool,
  store: Store,
  say: (line: string) => void,
): Promise<void> => {
  const { rebuild } = await migrateReadModel(owner, producto);
  await ensureCalendars(owner);
  const founded = (await store.get({ tenant, module: 'institucion', id: tenant })) !== undefined;
  const lost = founded && (await isEmpty(owner, 'buscable'));
  const wanted = lost ? producto.modules.map(({ name }) => name) : rebuild;
  if (wanted.length) say('Reconstruyendo el modelo de lectura…');
  await rebuildModules(owner, store, wanted, say);
  if (founded && (await isEmpty(owner, 'auditoria'))) await rebuildAuditSearch(owner, store, say);
};
