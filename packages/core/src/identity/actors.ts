import type { Policy } from '../kernel/declare/policy.ts';
import type { Product } from '../kernel/declare/product.ts';
import type { Blocked, Person } from '../kernel/declare/record.ts';
import type { Access, Holder } from '../kernel/runtime/access/access.ts';
import { readBlocked } from '../kernel/runtime/access/blocked.ts';
import { readPolicyRecords, readStanding } from '../kernel/runtime/access/policy-store.ts';
import type { Reloj } from '../kernel/runtime/clock/reloj.ts';
import type { Store } from '../kernel/runtime/store/store.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { entryOf, operatorActor } from './operator.ts';
import type { SessionActor } from './session.ts';
import { createShelf } from './shelf.ts';
import { externalOn, policyOn, rolesOf, standsForOn, textsOf, unitsBelow } from './standing.ts';

/** What somebody who may change roles wants to look at the portal as. */
export interface Preview {
  readonly role: string;
  /** Unit the role is looked at from; that of the person themselves unless said. */
  readonly unit?: string | undefined;
}

/** Says who a person is at this moment: a session only proves that it is them. */
export interface Actors {
  /** The person as they are now; nothing when they are no longer active there. */
  readonly current: (tenant: string, id: string, preview?: Preview) => Promise<SessionActor | undefined>;
}

/** What stands in an institution at one version of its policy. */
interface Standing {
  readonly records: readonly StoredRecord[];
  readonly blocked: Blocked;
}

interface Ports {
  readonly store: Store;
  readonly product: Product;
  readonly access: (holder: Holder) => Access;
  readonly clockOf: (tenant: string) => Reloj;
}

const userKey = (tenant: string, id: string) => ({ tenant, module: 'usuario', id });

const isActive = (record: StoredRecord | undefined): record is StoredRecord =>
  record !== undefined && !record.eliminadoEn && record.estado === 'ACTIVO';

const personOf = (record: StoredRecord, records: readonly StoredRecord[]): Person => {
  const units = textsOf(record.data.divisiones);
  const divisions = records.filter(({ module }) => module === 'division');
  return {
    id: record.id,
    roles: rolesOf(record, records),
    units,
    subtree: unitsBelow(units, divisions),
  };
};

/**
 * Resolves people by one strongly consistent read of their record, their institution and the version of its policy;
 * what follows from these is made once for each version. People who stand in for others take a second read.
 */
export const createActors = ({ store, product, access, clockOf }: Ports): Actors => {
  const standings = createShelf<Standing>(200);
  const policies = createShelf<Policy>(200);
  const people = createShelf<SessionActor>(5000);
  const outOfReach = product.packOf('institucion')?.name;

  const standingOf = async (tenant: string, version: number): Promise<Standing> => {
    const known = standings.find(tenant, String(version));
    if (known) return known;
    const [records, blocked] = await Promise.all([
      readPolicyRecords(store, tenant),
      readBlocked(store, tenant),
    ]);
    return standings.keep(tenant, String(version), { records, blocked });
  };

  /** Whoever could switch off the pack they switch packs in could never switch it on again. */
  const policyOf = (tenant: string, key: string, make: () => Policy): Policy => {
    const known = policies.find(tenant, key);
    if (known) return known;
    const { roles, off } = make();
    return policies.keep(tenant, key, { roles, off: off.filter((pack) => pack !== outOfReach) });
  };

  const seenAs = (actor: SessionActor, records: readonly StoredRecord[], { role, unit }: Preview) => {
    if (!access(actor).may('rol', 'ajustar')) return actor;
    const units = unit ? [unit] : actor.units;
    const divisions = records.filter(({ module }) => module === 'division');
    const preview = { id: actor.id, roles: [role], units, subtree: unitsBelow(units, divisions) };
    return { ...actor, preview };
  };

  /** An operator of the platform stays for as long as the record of their entry stands. */
  const operatorInside = async (tenant: string, entry: string): Promise<SessionActor | undefined> => {
    const key = { tenant, module: 'ingreso_operador', id: entry };
    const { version, records } = await readStanding(store, tenant, [key]);
    const [record] = records;
    if (record?.estado !== 'VIGENTE' || record.eliminadoEn) return undefined;
    const { blocked } = await standingOf(tenant, version);
    return { ...operatorActor(tenant, entry, String(record.data.operador)), blocked };
  };

  return {
    current: async (tenant, id, preview) => {
      const entry = entryOf(id);
      if (entry !== undefined) return operatorInside(tenant, entry);
      const { version, records } = await readStanding(store, tenant, [
        userKey(tenant, id),
        { tenant, module: 'institucion', id: tenant },
      ]);
      const user = records.find(({ module }) => module === 'usuario');
      const institution = records.find(({ module }) => module === 'institucion');
      if (!isActive(user)) return undefined;
      const today = clockOf(tenant).hoy();
      const standing = await standingOf(tenant, version);
      const replaced = standsForOn(standing.records, id, today);
      const absent = replaced.length
        ? (await store.getMany(replaced.map((one) => userKey(tenant, one)))).filter(isActive)
        : [];
      const policyKey = `${version}/${institution?.version}/${today}`;
      const versions = [user, ...absent].map((record) => `${record.id}@${record.version}`).join();
      const key = [policyKey, versions, preview?.role, preview?.unit].join('/');
      const owner = `${tenant}/${id}`;
      const known = people.find(owner, key);
      if (known) return known;
      const policy = policyOf(tenant, policyKey, () => policyOn(standing.records, institution, today));
      const external = user.data.externo === true;
      const actor: SessionActor = {
        ...personOf(user, standing.records),
        tenant,
        nombre: String(user.data.nombre),
        permissionsVersion: user.version,
        policy,
        blocked: standing.blocked,
        ...(external ? { external: externalOn(standing.records, id, today) } : {}),
        ...(absent.length && !external
          ? { standsFor: absent.map((record) => personOf(record, standing.records)) }
          : {}),
      };
      return people.keep(owner, key, preview ? seenAs(actor, standing.records, preview) : actor);
    },
  };
};
