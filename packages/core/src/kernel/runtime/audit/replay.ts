import type { Json } from '../../declare/json.ts';
import type { AuditEntry, Sidecar } from './chain.ts';

type Values = Record<string, Json>;

/** What a history says its record is. */
export interface Replayed {
  readonly data: Readonly<Values>;
  readonly extra: Readonly<Values>;
  readonly estado: Json | undefined;
  /** Values it no longer tells, since the law took them. */
  readonly untold: ReadonlySet<string>;
}

const extraPrefix = 'extra.';

/** Goes through a history from its first entry; personal values come from where they are kept aside. */
export const replay = (entries: readonly AuditEntry[], sidecars: ReadonlyMap<number, Sidecar>): Replayed => {
  const data: Values = {};
  const extra: Values = {};
  const untold = new Set<string>();
  let estado: Json | undefined;
  const put = (field: string, value: Json | undefined) => {
    const isExtra = field.startsWith(extraPrefix);
    const [target, name] = isExtra ? [extra, field.slice(extraPrefix.length)] : [data, field];
    if (value === undefined) delete target[name];
    else target[name] = value;
  };
  for (const { seq, changes } of entries)
    for (const change of changes) {
      const { field } = change;
      const kept = 'commitments' in change ? sidecars.get(seq)?.[field] : change;
      const told = kept !== undefined && !('suprimido' in kept);
      const after = told ? kept.after : undefined;
      if (field === 'codigo') continue;
      if (field === 'estado') {
        estado = after;
        continue;
      }
      put(field, after);
      if (told) untold.delete(field);
      else untold.add(field);
    }
  return { data, extra, estado, untold };
};
