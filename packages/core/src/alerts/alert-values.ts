import { createHash } from 'node:crypto';
import type { Staff } from '../identity/staff.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import type { Json } from '../kernel/declare/json.ts';
import { ulidDeBytes } from '../kernel/declare/valores/ulid.ts';
import { type Answerable, addressees } from './addressees.ts';
import { type Cause, explain, type Param } from './cause.ts';
import type { Wanted } from './judge.ts';

/** What an alert says, and to whom before anybody's reach is asked. */
export interface Saying extends Wanted {
  readonly explicacion: string;
  readonly cause: Cause;
  readonly unidad?: string;
  readonly candidates: readonly string[];
}

/** The one id the alert of a rule about a record can have: whoever raises it second finds it there. */
export const alertId = (code: string, module: string, record: string): string =>
  ulidDeBytes(createHash('sha256').update(`${code}/${module}/${record}`).digest().subarray(0, 16));

const huellaOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/** What the alert of a rule should say of a record, and a mark that changes when any of it does. */
export const sayingOf = (
  rule: CatalogueRule,
  cause: Cause,
  answerable: Answerable,
  { staff, param }: { readonly staff: Staff; readonly param: Param },
): Saying => {
  const explicacion = explain(rule, cause, param);
  const named = { ...rule.escalation, ...extraPeople(rule) };
  const candidates = addressees(staff, named, cause.nivel, answerable);
  const { nivel, fecha = '', valor = '' } = cause;
  const { unidad } = answerable;
  const huella = huellaOf([rule.rule.label, nivel, fecha, valor, unidad ?? '', explicacion, candidates]);
  return { nivel, huella, explicacion, cause, candidates, ...(unidad === undefined ? {} : { unidad }) };
};

/** A rule that names people of the record addresses them at its lowest level, whatever the escalation says of it. */
const extraPeople = ({ rule, escalation }: CatalogueRule) =>
  rule.to.length ? { INFO: [...new Set([...(escalation.INFO ?? []), 'assignee' as const])] } : {};

/** The values of an alert as its module keeps them. @param readers those of the candidates who read the record */
export const valuesOf = (
  { rule }: CatalogueRule,
  { nivel, huella, explicacion, cause, unidad }: Saying,
  readers: readonly string[],
): Readonly<Record<string, Json>> => ({
  titulo: rule.label,
  nivel,
  explicacion,
  huella,
  destinatarios: [...readers],
  fecha: cause.fecha ?? null,
  valor: cause.valor ?? null,
  unidad: unidad ?? null,
});
