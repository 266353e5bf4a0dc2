import type { CredentialTable } from '@gore/core/identity/accounts/credentials.ts';
import { createEmergency } from '@gore/core/identity/accounts/emergency.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { Founding } from './options.ts';

/** What founding an institution needs. */
export interface FoundingPorts {
  readonly write: WriteDeps;
  readonly credentials: CredentialTable;
}

/** What was there already and what was made. */
export interface Founded {
  readonly institution: 'hecha' | 'ya estaba';
  readonly person: 'hecha' | 'ya estaba';
}

const role = 'ADMIN_SISTEMA';
const mostPeople = 1000;

const peopleOf = async (store: Store, tenant: string): Promise<readonly StoredRecord[]> => {
  const { keys } = await store.newest(tenant, 'usuario', mostPeople);
  return store.getMany(keys);
};

const administers = ({ estado, eliminadoEn, data }: StoredRecord): boolean =>
  estado === 'ACTIVO' && !eliminadoEn && Array.isArray(data.roles) && data.roles.includes(role);

/** @throws Error when others administer the institution already: then people are added in the portal */
const assertFirst = (people: readonly StoredRecord[], { run }: Founding): void => {
  const others = people.filter((person) => administers(person) && person.data.run !== run);
  if (others.length)
    throw new Error(
      'La institución ya tiene quien la administre: agregue personas en el portal, o use una cuenta de emergencia.',
    );
  const known = people.find(({ data }) => data.run === run);
  if (known && !administers(known))
    throw new Error('Esa persona ya está en la institución, sin administrarla: déselo desde el portal.');
};

/**
 * Founds an institution: its record, its first administrator and its two sealed break-glass accounts, all by ordinary
 * writes with their audit. The person has no password: they enter by ClaveÚnica with their RUN, or ask for a link by
 * mail. Done twice, the second time changes nothing.
 *
 * @throws Error with a sentence
 */
export const found = async ({ write, credentials }: FoundingPorts, founding: Founding): Promise<Founded> => {
  const { tenant, institution, person, run } = founding;
  const { store, product } = write;
  const create = async (
    name: string,
    key: string,
    values: Readonly<Record<string, unknown>>,
    id?: string,
  ) => {
    const module = product.find(name);
    if (!module) throw new Error(`The product has no ${name}`);
    const requestId = `instalacion-${tenant}-${key}`;
    const command = {
      actor: systemActor(tenant, 'instalacion'),
      requestId,
      idempotency: { key: requestId, request: requestId },
    };
    await createRecord(id ? { ...write, newId: () => id } : write, command, module, { values });
  };
  const people = await peopleOf(store, tenant);
  assertFirst(people, founding);
  const before = await store.get({ tenant, module: 'institucion', id: tenant });
  if (!before) await create('institucion', 'institucion', institution, tenant);
  const known = people.some(({ data }) => data.run === run);
  if (!known) await create('usuario', run, { ...person, run, roles: [role] });
  await createEmergency(credentials).prepare(tenant, [role]);
  return { institution: before ? 'ya estaba' : 'hecha', person: known ? 'ya estaba' : 'hecha' };
};
