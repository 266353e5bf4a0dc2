import type { Store } from '../kernel/runtime/store/store.ts';
import type { SessionActor } from './session.ts';
import { textsOf, unitsBelow } from './standing.ts';

/** A person of an institution, as sign-in needs them. */
export interface DirectoryEntry {
  readonly actor: SessionActor;
  readonly active: boolean;
}

/** Finds the people of an institution among its records. */
export interface Directory {
  /** @param run canonical, such as `12345678-5`. */
  readonly byRun: (tenant: string, run: string) => Promise<DirectoryEntry | undefined>;
  readonly byId: (tenant: string, id: string) => Promise<DirectoryEntry | undefined>;
  /** RUN of a person, to know them elsewhere. */
  readonly runOf: (tenant: string, id: string) => Promise<string | undefined>;
}

/** Largest number of units an institution is expected to have. */
const maxUnits = 1000;

/** The people an institution keeps in the module `usuario`, with the units of the module `division`. */
export const createDirectory = (store: Store): Directory => {
  const byId: Directory['byId'] = async (tenant, id) => {
    const record = await store.get({ tenant, module: 'usuario', id });
    if (!record || record.eliminadoEn) return undefined;
    const { keys } = await store.newest(tenant, 'division', maxUnits);
    const units = textsOf(record.data.divisiones);
    return {
      active: record.estado === 'ACTIVO',
      actor: {
        id: record.id,
        tenant,
        nombre: String(record.data.nombre),
        roles: textsOf(record.data.roles),
        units,
        subtree: unitsBelow(units, await store.getMany(keys)),
        permissionsVersion: record.version,
      },
    };
  };
  return {
    byId,
    byRun: async (tenant, run) => {
      const id = await store.byCode(tenant, 'usuario', run);
      return id === undefined ? undefined : byId(tenant, id);
    },
    runOf: async (tenant, id) => {
      const record = await store.get({ tenant, module: 'usuario', id });
      return typeof record?.data.run === 'string' ? record.data.run : undefined;
    },
  };
};
