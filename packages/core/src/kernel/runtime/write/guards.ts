import { createHash } from 'node:crypto';
import type { Field } from '../../declare/field.ts';
import type { Json } from '../../declare/json.ts';
import type { AnyModule } from '../../declare/module.ts';
import { canonical } from '../audit/chain.ts';
import { GoreError } from '../error.ts';
import { everywhere } from '../store/entities.ts';
import type { Store } from '../store/store.ts';
import type { Step } from '../store/transact.ts';
import type { StoredRecord } from '../stored.ts';

interface Guard {
  /** Institution, or `everywhere`. */
  readonly within: string;
  readonly rule: string;
  readonly value: string;
  readonly label: string;
  /** The value in the words of a person, as far as it has any. */
  readonly shown: string;
}

/** Rule of the guard of what a spreadsheet knows a record by. */
export const sheetRule = 'planilla';

const bounded = (value: string) =>
  value.length <= 200 ? value : createHash('sha256').update(value).digest('hex');

const setsOf = (module: AnyModule): readonly (readonly string[])[] => [
  ...Object.entries(module.fields).flatMap(([name, field]) => (field.options.unique ? [[name]] : [])),
  ...module.unique,
];

/** Whether a value binds the whole installation; only a field by itself may. */
const isEverywhere = (module: AnyModule, set: readonly string[]) =>
  set.length === 1 && set.every((name) => module.fields[name]?.options.unique === 'everywhere');

const longestShown = 80;

const shownOf = (field: Field | undefined, value: Json | undefined): readonly string[] => {
  if (field?.kind === 'ref' || typeof value === 'object') return [];
  return [field?.choices?.[String(value)] ?? String(value).slice(0, longestShown)];
};

/** Values the record keeps to itself while it lives; a set with an empty field binds nobody. */
const guardsOf = (module: AnyModule, record: StoredRecord | undefined): readonly Guard[] => {
  if (!record || record.eliminadoEn) return [];
  return [
    { within: record.tenant, rule: 'codigo', value: record.codigo, label: 'código', shown: record.codigo },
    ...(record.clavePlanilla === undefined
      ? []
      : [
          {
            within: record.tenant,
            rule: sheetRule,
            value: record.clavePlanilla,
            label: 'código de planilla',
            shown: '',
          },
        ]),
    ...setsOf(module).flatMap((set): Guard[] => {
      const values = set.map((name) => record.data[name]);
      if (values.some((value) => value === undefined)) return [];
      const value = bounded(
        set.length === 1 && typeof values[0] === 'string' ? values[0] : canonical(values),
      );
      return [
        {
          within: isEverywhere(module, set) ? everywhere : record.tenant,
          rule: set.join('+'),
          value,
          label: set.map((name) => module.fields[name]?.label).join(' y '),
          shown: set.flatMap((name) => shownOf(module.fields[name], record.data[name])).join(' y '),
        },
      ];
    }),
  ];
};

const sameGuard = (a: Guard) => (b: Guard) => a.rule === b.rule && a.value === b.value;

const taken = (module: AnyModule, guard: Guard) =>
  new GoreError(
    'conflicto',
    `Ya existe ${module.label.feminine ? 'otra' : 'otro'} ${module.label.one.toLowerCase()} con ese ${guard.label.toLowerCase()}${guard.shown ? `: «${guard.shown}»` : ''}.`,
    { code: 'YA_EXISTE' },
  );

/** Takes the unique values a record comes to hold and lets go of those it held. */
export const guardSteps = (
  store: Store,
  module: AnyModule,
  before: StoredRecord | undefined,
  after: StoredRecord,
): readonly Step[] => {
  const held = guardsOf(module, before);
  const wanted = guardsOf(module, after);
  const { guardia } = store.entities;
  const keyOf = ({ within, rule, value }: Guard) => ({ tenant: within, module: module.name, rule, value });
  const step = (guard: Guard, item: Step['item']): Step => ({ item, failed: () => taken(module, guard) });
  return [
    ...wanted
      .filter((guard) => !held.some(sameGuard(guard)))
      .map((guard) => step(guard, { Put: guardia.create({ ...keyOf(guard), owner: after.id }).params() })),
    ...held
      .filter((guard) => !wanted.some(sameGuard(guard)))
      .map((guard) => step(guard, { Delete: guardia.delete(keyOf(guard)).params() })),
  ];
};
