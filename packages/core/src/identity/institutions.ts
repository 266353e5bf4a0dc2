import { everywhere } from '../kernel/runtime/store/entities.ts';
import { holdersEverywhere } from '../kernel/runtime/store/everywhere.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { type SignInPolicy, signInPolicy } from './accounts/policy.ts';

/** An institution as signing in and sessions need it. */
export interface Institution extends SignInPolicy {
  readonly id: string;
  readonly nombre: string;
  readonly corto: string;
  /** Host name it is opened at. */
  readonly dominio: string;
  /** Nobody enters one that is closed. */
  readonly active: boolean;
  /** How long a session of somebody with these roles may live, in milliseconds. */
  readonly sessionMs: (roles: readonly string[]) => number;
}

/** The institutions of the installation. */
export interface Institutions {
  readonly get: (tenant: string) => Promise<Institution | undefined>;
  /** Id of the institution opened at a host name. @param host with or without port */
  readonly atHost: (host: string) => Promise<string | undefined>;
  /** Every institution nobody closed, by name. */
  readonly active: () => Promise<readonly Institution[]>;
}

const module = 'institucion';
const hourMs = 3_600_000;
const defaultHours = 8;

type HourLimits = readonly { readonly rol: string; readonly horas: number }[];

const limitsOf = (raw: unknown): HourLimits => (Array.isArray(raw) ? (raw as HourLimits) : []);

/**
 * Hours a session of somebody with these roles may live, busy or not. A limit for a role counts before the general
 * one, and of several the shortest: a person never gets more time for holding one more role that has a limit.
 */
export const sessionHours = (data: Readonly<Record<string, unknown>>, roles: readonly string[]): number => {
  const own = limitsOf(data.sesionPorRol)
    .filter(({ rol }) => roles.includes(rol))
    .map(({ horas }) => horas);
  return own.length ? Math.min(...own) : Number(data.sesionHoras ?? defaultHours);
};

const institutionOf = ({ id, estado, eliminadoEn, data }: StoredRecord): Institution => ({
  id,
  nombre: String(data.nombre),
  corto: String(data.corto),
  dominio: String(data.dominio),
  active: estado === 'ACTIVA' && !eliminadoEn,
  ...signInPolicy(data),
  sessionMs: (roles) => sessionHours(data, roles) * hourMs,
});

/** Reads the institutions from their records; the id of an institution is that of its record. */
export const createInstitutions = (store: Store): Institutions => {
  const get: Institutions['get'] = async (tenant) => {
    const record = await store.get({ tenant, module, id: tenant });
    return record && institutionOf(record);
  };
  return {
    get,
    atHost: (host) => store.holder(everywhere, module, 'dominio', host.toLowerCase().replace(/:\d+$/, '')),
    active: async () => {
      const ids = await holdersEverywhere(store, module, 'dominio');
      const records = await store.getMany(ids.map((id) => ({ tenant: id, module, id })));
      return records
        .map(institutionOf)
        .filter(({ active }) => active)
        .toSorted((a, b) => a.nombre.localeCompare(b.nombre, 'es'));
    },
  };
};
