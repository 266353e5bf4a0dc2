import { type Evaluation, evaluate, type Source } from '../../declare/evaluate.ts';
import type { Fields, Values } from '../../declare/field.ts';
import type { Predicate } from '../../declare/predicate.ts';
import type { Actor, Item } from '../../declare/record.ts';
import type { RuleClock } from '../../declare/verb.ts';
import type { StoredRecord } from '../stored.ts';

/** A stored record as rules see it: its values beside what the kernel keeps. */
export const itemOf = (record: StoredRecord): Item<Fields> => ({
  ...(record.data as Values<Fields>),
  id: record.id,
  codigo: record.codigo,
  version: record.version,
  estado: record.estado,
  estadoDesde: record.estadoDesde,
  creadoEn: record.creadoEn,
  creadoPor: record.creadoPor,
  actualizadoEn: record.actualizadoEn,
  actualizadoPor: record.actualizadoPor,
  ...(record.eliminadoEn ? { eliminadoEn: record.eliminadoEn } : {}),
});

/** Value of a field of a stored record by name: declared, kept by the kernel, or added by the institution. */
export const fieldValue = (record: StoredRecord, field: string): unknown => {
  if (Object.hasOwn(record.data, field)) return record.data[field];
  if (field.startsWith('extra.')) return record.extra?.[field.slice(6)];
  return field in record ? record[field as keyof StoredRecord] : undefined;
};

/** For whom and when a record is judged; `related` answers the records above it. */
export interface Judgement {
  readonly actor: Actor;
  readonly clock: RuleClock;
  readonly param?: Evaluation['param'];
  readonly related?: Source['related'];
}

/** Whether a stored record satisfies a predicate. */
export const satisfies = (
  record: StoredRecord,
  predicate: Predicate,
  { actor, clock, param = () => undefined, related }: Judgement,
): boolean =>
  evaluate(predicate, { value: (field) => fieldValue(record, field), actor, param, clock, related });
