import type { Delta, Policy } from '@gore/core/kernel/declare/policy.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';

/** Units of the imagined institution: `norte` stands above `norte-1`, `sur` above `sur-1`. */
export const units = ['norte', 'norte-1', 'sur', 'sur-1', 'lejos'] as const;

/** People records may name; `ana` acts, `tito` is whom she stands in for. */
export const people = ['ana', 'tito', 'otra'] as const;

const ana = { id: 'ana', tenant: 't', units: ['norte'], subtree: ['norte', 'norte-1'] } as const;
const tito = { id: 'tito', units: ['sur'], subtree: ['sur', 'sur-1'] } as const;

/** The policy of an institution that changes nothing but what is said. */
export const policyOf = (deltas: Readonly<Record<string, Delta>>, off: readonly string[] = []): Policy => ({
  roles: Object.fromEntries(
    Object.entries(deltas).map(([code, delta]) => [code, { label: code, delta }] as const),
  ),
  off,
});

/** Somebody with some roles in an institution. */
export const person = (roles: readonly string[], policy?: Policy): Actor => ({
  ...ana,
  roles,
  ...(policy ? { policy } : {}),
});

/** Every way to come to permissions besides holding one role, over the roles of a product. */
export const specialActors = (roles: readonly string[], modules: readonly string[]): readonly Actor[] => {
  const [first = '', second = '', third = ''] = roles;
  const off = (pack: string): Policy => policyOf({}, [pack]);
  const own: Policy = {
    off: [],
    roles: {
      PROPIO: { label: 'De la casa', delta: {} },
      COPIA: { label: 'Copia', archetype: second, delta: {} },
      [first]: { label: 'Fingida', archetype: third, delta: {} },
    },
  };
  const some = modules.filter((_, at) => at % 2 === 0);
  return [
    person([]),
    person(['SISTEMA']),
    person(['NADIE']),
    person([first, second]),
    person([second, third]),
    person(['PROPIO'], own),
    person(['COPIA'], own),
    person(['COPIA', third], own),
    person([first], own),
    ...['gestion', 'taller', 'plataforma'].map((pack) => person([first], off(pack))),
    { ...person([third]), standsFor: [{ ...tito, roles: [second] }] },
    { ...person([second]), standsFor: [{ ...tito, roles: [second] }] },
    { ...person([]), standsFor: [{ ...tito, roles: [first] }] },
    { ...person([third]), standsFor: [{ ...tito, units: [], subtree: [], roles: [second] }] },
    { ...person([first]), external: { modules: some, personal: false } },
    { ...person([first], off('plataforma')), external: { modules, personal: true } },
    { ...person([first]), preview: { ...ana, roles: [third] } },
    { ...person([second]), preview: { ...tito, roles: [third] } },
    { ...person([third]), preview: { ...tito, roles: [first] } },
  ];
};
