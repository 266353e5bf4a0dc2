import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { ApiPorts } from './ports.ts';

/** Reads how an institution is called from its record. */
export const institutions =
  (store: Store): ApiPorts['institution'] =>
  async (id) => {
    const record = await store.get({ tenant: id, module: 'institucion', id });
    const { nombre = 'Institución', corto = 'Institución' } = record?.data ?? {};
    return { id, nombre: String(nombre), corto: String(corto) };
  };
