import { readPolicyRecords } from '../kernel/runtime/access/policy-store.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import { policyOn, rolesOf, textsOf } from './standing.ts';

/** Somebody of an institution alerts may be addressed to. */
export interface StaffMember {
  readonly id: string;
  /** Their roles, and the archetypes of those the institution made. */
  readonly roles: ReadonlySet<string>;
  readonly units: readonly string[];
}

/** Who works where. */
export interface Staff {
  readonly people: readonly StaffMember[];
  /** The unit above a unit. */
  readonly above: ReadonlyMap<string, string>;
}

/** Largest number of people an institution is expected to have. */
const maxPeople = 5000;

/** Reads who works in an institution and where, as of a day: active people of its own, with their roles and units. */
export const readStaff = async (store: Store, tenant: string, today: string): Promise<Staff> => {
  const [records, { keys }] = await Promise.all([
    readPolicyRecords(store, tenant),
    store.newest(tenant, 'usuario', maxPeople),
  ]);
  const users = await store.getMany(keys);
  const { roles: own } = policyOn(records, undefined, today);
  const divisions = records.filter(({ module, eliminadoEn }) => module === 'division' && !eliminadoEn);
  return {
    people: users
      .filter(({ estado, eliminadoEn, data }) => estado === 'ACTIVO' && !eliminadoEn && data.externo !== true)
      .map((user) => {
        const roles = rolesOf(user, records);
        const archetypes = roles.flatMap((role) => own[role]?.archetype ?? []);
        return {
          id: user.id,
          roles: new Set([...roles, ...archetypes]),
          units: textsOf(user.data.divisiones),
        };
      }),
    above: new Map(
      divisions.flatMap(({ id, data }) => (typeof data.superior === 'string' ? [[id, data.superior]] : [])),
    ),
  };
};
