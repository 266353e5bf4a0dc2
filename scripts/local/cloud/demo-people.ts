import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { tenant } from '../../seed/nuble.ts';
import { otras } from '../../seed/otras.ts';
import type { Person } from '../oidc/people.ts';

const roleNames = (product: WriteDeps['product'], roles: unknown): string =>
  [roles]
    .flat()
    .map((role) => product.roles[String(role)] ?? String(role))
    .join(', ');

const peopleOf = async ({ store, product }: WriteDeps, institution: string, label?: string) => {
  const { keys } = await store.newest(institution, 'usuario', 200);
  return (await store.getMany(keys))
    .filter(({ data, eliminadoEn }) => !eliminadoEn && data.demostracion === true)
    .map(({ data }) => ({
      run: String(data.run),
      nombre: String(data.nombre),
      rol: label ? `${label} · ${roleNames(product, data.roles)}` : roleNames(product, data.roles),
    }))
    .toSorted((a, b) => a.rol.localeCompare(b.rol, 'es') || a.nombre.localeCompare(b.nombre, 'es'));
};

/**
 * The demonstration accounts, as the local sign-in page offers them: those of the regional government, then those only
 * the other institutions know.
 */
export const demoPeople = async (deps: WriteDeps): Promise<readonly Person[]> => {
  const lists = await Promise.all([
    peopleOf(deps, tenant),
    ...otras.map(({ tenant: other, institucion }) => peopleOf(deps, other, institucion.nombre)),
  ]);
  const seen = new Set<string>();
  // The first list that names a person speaks for them.
  return lists.flat().filter(({ run }) => !seen.has(run) && seen.add(run));
};
