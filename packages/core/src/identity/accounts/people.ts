import type { Store } from '../../kernel/runtime/store/store.ts';
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
}

/** The people an institution keeps in the module `usuario`, by RUN or by their institutional e-mail. */
export const createPeople = (store: Store): People => {
  const byId: People['byId'] = async (tenant, id) => {
    const record = await store.get({ tenant, module: 'usuario', id });
    if (!record || record.eliminadoEn) return undefined;
    const { nombre, run, correo, roles } = record.data;
    return {
      id,
      tenant,
      nombre: String(nombre),
      run: String(run),
      ...(typeof correo === 'string' && { correo }),
      roles: Array.isArray(roles) ? roles.map(String) : [],
      active: record.estado === 'ACTIVO',
    };
  };
  return {
    byId,
    byAccount: async (tenant, { kind, value }) => {
      // Whatever names nobody is looked up too: a name that is not must not be answered sooner.
      const rule = kind === 'correo' ? 'correo' : 'codigo';
      const id = await store.holder(tenant, 'usuario', rule, value);
      return byId(tenant, id ?? '-');
    },
  };
};
