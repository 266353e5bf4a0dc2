import type { Store } from '../../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../../kernel/runtime/stored.ts';
import type { AccountName } from './account-name.ts';
import type { PasswordOwner } from './password-rules.ts';

/** A person of an institution as local accounts need them. */
export interface AccountPerson extends PasswordOwner {
  readonly id: string;
  readonly tenant: string;
  readonly roles: readonly string[];
  readonly active: boolean;
}

/** Finds whom an account belongs to. */
export interface People {
  readonly byAccount: (tenant: string, account: AccountName) => Promise<AccountPerson | undefined>;
  readonly byId: (tenant: string, id: string) => Promise<AccountPerson | undefined>;
  /** The active people with any of these roles. */
  readonly withRoles: (tenant: string, roles: readonly string[]) => Promise<readonly AccountPerson[]>;
}

/** Largest number of people an institution is expected to have. */
const MAX_PEOPLE = 5000;

const personOf = ({ id, tenant, estado, data }: StoredRecord): AccountPerson => ({
  id,
  tenant,
  nombre: String(data.nombre),
  run: String(data.run),
  ...(typeof data.correo === 'string' && { correo: data.correo }),
  roles: Array.isArray(data.roles) ? data.roles.map(String) : [],
  active: estado === 'ACTIVO',
});

/** The people an institution keeps in the module `usuario`, by RUN or by their institutional e-mail. */
export const createPeople = (store: Store): People => {
  const byId: People['byId'] = async (tenant, id) => {
    const record = await store.get({ tenant, module: 'usuario', id });
    return record && !record.eliminadoEn ? personOf(record) : undefined;
  };
  return {
    byId,
    withRoles: async (tenant, roles) => {
      const { keys } = await store.newest(tenant, 'usuario', MAX_PEOPLE);
      const people = (await store.getMany(keys)).filter(({ eliminadoEn }) => !eliminadoEn).map(personOf);
      return people.filter((person) => person.active && person.roles.some((role) => roles.includes(role)));
    },
    byAccount: async (tenant, { kind, value }) => {
      // Whatever names nobody is looked up too: a name that is not must not be answered sooner.
      const rule = kind === 'correo' ? 'correo' : 'codigo';
      const id = await store.holder(tenant, 'usuario', rule, value);
      return byId(tenant, id ?? '-');
    },
  };
};
