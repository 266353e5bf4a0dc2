import type { SavedMapping } from '@gore/core/imports/detect/recognise.ts';
import { isPlan } from '@gore/core/imports/plan.ts';
import type { RefOption } from '@gore/core/imports/refs.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';

const pageSize = 500;

/** Every living record of a module, the newest first. */
async function* living(store: Store, tenant: string, module: string): AsyncGenerator<StoredRecord, void> {
  let from: Readonly<Record<string, unknown>> | undefined;
  do {
    const { keys, next } = await store.newest(tenant, module, pageSize, from);
    for (const record of await store.getMany(keys)) if (!record.eliminadoEn) yield record;
    from = next;
  } while (from);
}

/** The records of a module that cells may name: by code, by title, by initials, and by the fields sheets point at. */
export const refOptions = async (
  store: Store,
  tenant: string,
  module: AnyModule,
  by: readonly string[],
): Promise<readonly RefOption[]> => {
  const options: RefOption[] = [];
  for await (const { id, codigo, data } of living(store, tenant, module.name)) {
    const { sigla } = data;
    options.push({
      id,
      codigo,
      names: [codigo, ...(typeof sigla === 'string' ? [sigla] : []), String(data[module.title] ?? codigo)],
      by: Object.fromEntries(
        by.flatMap((field) => (data[field] === undefined ? [] : [[field, String(data[field])] as const])),
      ),
    });
  }
  return options;
};

/** The mappings an institution saved for a module. */
export const savedMappings = async (
  store: Store,
  tenant: string,
  module: string,
): Promise<readonly SavedMapping[]> => {
  const found: SavedMapping[] = [];
  for await (const { id, data } of living(store, tenant, 'perfil_importacion'))
    if (data.modulo === module && isPlan(data.plan))
      found.push({ id, nombre: String(data.nombre), perfil: String(data.perfil ?? ''), plan: data.plan });
  return found;
};

/** The import that has waited longest to write into a module. */
export const nextInQueue = async (
  store: Store,
  tenant: string,
  module: string,
): Promise<StoredRecord | undefined> => {
  const waiting: StoredRecord[] = [];
  for await (const record of living(store, tenant, 'importacion'))
    if (record.estado === 'EN_COLA' && record.data.modulo === module) waiting.push(record);
  return waiting.toSorted((a, b) => a.estadoDesde.localeCompare(b.estadoDesde))[0];
};
