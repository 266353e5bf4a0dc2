import { deltaOn, type Policy, type RolePolicy } from '../kernel/declare/policy.ts';
import type { ExternalReach } from '../kernel/declare/record.ts';
import type { StoredRecord } from '../kernel/runtime/stored.ts';
import { OPERATOR_ROLE } from './operator.ts';

/** Texts of a list as stored; what is no list holds none. */
export const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** The units given and every unit below them. */
export const unitsBelow = (
  units: readonly string[],
  divisions: readonly StoredRecord[],
): readonly string[] => {
  const reached = new Set(units);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { id, data, eliminadoEn } of divisions) {
      if (eliminadoEn || reached.has(id) || !reached.has(String(data.superior))) continue;
      reached.add(id);
      grew = true;
    }
  }
  return [...reached];
};

/** Roles no record gives to a person: the product itself, its operator, and everybody. */
const reserved = new Set(['SISTEMA', OPERATOR_ROLE, '*']);

/** Codes of the roles of a person: those every institution has and those of their own, by the records of the policy. */
export const rolesOf = ({ data }: StoredRecord, policy: readonly StoredRecord[]): readonly string[] => {
  const own = new Set(textsOf(data.rolesPropios));
  const codes = policy.flatMap(({ module, id, codigo }) => (module === 'rol' && own.has(id) ? [codigo] : []));
  return [...new Set([...textsOf(data.roles), ...codes])].filter((code) => !reserved.has(code));
};

const rolePolicy = ({ data }: StoredRecord, today: string): RolePolicy => ({
  label: String(data.nombre),
  delta: deltaOn({ delta: data.delta, since: data.vigenteDesde, previous: data.deltaAnterior }, today),
  ...(typeof data.arquetipo === 'string' && !reserved.has(data.arquetipo)
    ? { archetype: data.arquetipo }
    : {}),
});

/**
 * What an institution says about who may do what on a day.
 *
 * @param records of its policy, alive.
 * @param institution its own record.
 */
export const policyOn = (
  records: readonly StoredRecord[],
  institution: StoredRecord | undefined,
  today: string,
): Policy => ({
  roles: Object.fromEntries(
    records
      .filter(({ module }) => module === 'rol')
      .map((record) => [record.codigo, rolePolicy(record, today)]),
  ),
  off: textsOf(institution?.data.packsApagados),
});

const runsOn = ({ data }: StoredRecord, today: string): boolean =>
  String(data.desde) <= today && today <= String(data.hasta);

/** Who stands in for whom on a day. */
const substitutionsOn = (records: readonly StoredRecord[], today: string): readonly StoredRecord[] =>
  records.filter(
    (record) => record.module === 'subrogancia' && record.estado === 'DICTADA' && runsOn(record, today),
  );

/** People a person stands in for on a day. */
export const standsForOn = (
  records: readonly StoredRecord[],
  person: string,
  today: string,
): readonly string[] =>
  substitutionsOn(records, today)
    .filter(({ data }) => data.suplente === person)
    .map(({ data }) => String(data.titular));

/** People who stand in for a person on a day. */
export const substitutesOn = (
  records: readonly StoredRecord[],
  person: string,
  today: string,
): readonly string[] =>
  substitutionsOn(records, today)
    .filter(({ data }) => data.titular === person)
    .map(({ data }) => String(data.suplente));

/** What somebody from outside may look at on a day, by everything that was granted to them. */
export const externalOn = (
  records: readonly StoredRecord[],
  person: string,
  today: string,
): ExternalReach => {
  const granted = records
    .filter(({ module, estado }) => module === 'acceso_externo' && estado === 'OTORGADO')
    .filter((record) => record.data.persona === person && runsOn(record, today));
  const modules = granted.flatMap(({ data }) =>
    Array.isArray(data.modulos)
      ? data.modulos.map((row) => String((row as { readonly modulo?: unknown }).modulo))
      : [],
  );
  return {
    modules: [...new Set(modules)],
    personal: granted.length > 0 && granted.every(({ data }) => data.personales === true),
  };
};
