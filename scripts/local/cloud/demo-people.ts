import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { tenant } from '../../seed/nuble.ts';
import type { Person } from '../oidc/people.ts';

/** The demonstration accounts, as the local sign-in page offers them. */
export const demoPeople = async ({ store, product }: WriteDeps): Promise<readonly Person[]> => {
  const { keys } = await store.newest(tenant, 'usuario', 200);
  const records = await store.getMany(keys);
  return records
    .filter(({ data, eliminadoEn }) => !eliminadoEn && data.demostracion === true)
    .map(({ data }) => ({
      run: String(data.run),
      nombre: String(data.nombre),
      rol: [data.roles]
        .flat()
        .map((role) => product.roles[String(role)] ?? String(role))
        .join(', '),
    }))
    .toSorted((a, b) => a.rol.localeCompare(b.rol, 'es') || a.nombre.localeCompare(b.nombre, 'es'));
};
