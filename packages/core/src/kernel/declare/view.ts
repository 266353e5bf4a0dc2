import type { Field } from './field.ts';
import type { AnyModule } from './module.ts';

/** A way of looking at the records of a module besides its list; any module may declare it. */
export type View<F extends string = string, S extends string = string> = {
  readonly label: string;
  /** Named filter whose records it shows; all in reach unless said. */
  readonly filter?: string;
  /** Date by which a record is due. */
  readonly date?: F;
  /** Derived flag that says a record is overdue. */
  readonly late?: string;
  /** Choice whose declared order ranks what falls together, the most urgent first. */
  readonly rank?: F;
  /** `ref` field that says in a word what a record is about. */
  readonly about?: F;
} & (
  | {
      /** By date: what is overdue, what falls in this week, what comes later. */
      readonly kind: 'agenda';
      readonly date: F;
    }
  | {
      /** By person or unit, with how much each has. */
      readonly kind: 'people';
      /** `ref` field that says whose a record is. */
      readonly by: F;
    }
  | {
      /** A column per state; a card moves by the verbs that lead from its state to another. */
      readonly kind: 'board';
      readonly states: readonly S[];
    }
  | {
      /** Parts under their whole, with totals. It shows where records of the module hang from another. */
      readonly kind: 'tree';
      /** Field of `trees` that says what a record is part of. */
      readonly by: F;
      /** States that count as done. */
      readonly done: readonly S[];
    }
);

/** Writing down a record by its title alone, from any page. */
export interface Quick {
  /** Single key that opens it. */
  readonly key: string;
  readonly label: string;
  readonly help?: string;
}

const otherKind = (
  module: AnyModule,
  name: string | undefined,
  kind: Field['kind'],
  fault: string,
): readonly string[] =>
  name === undefined || module.fields[name]?.kind === kind ? [] : [`${fault} ${name}, which is no ${kind}`];

const faultsOf = (module: AnyModule, view: View): readonly string[] => {
  const states = 'states' in view ? view.states : 'done' in view ? view.done : [];
  return [
    ...(view.filter === undefined || Object.hasOwn(module.filters, view.filter)
      ? []
      : [`shows ${view.filter}, which is no filter`]),
    ...otherKind(module, view.date, 'date', 'goes by'),
    ...(view.late === undefined || Object.hasOwn(module.derived, view.late)
      ? []
      : [`is late by ${view.late}, which is not derived`]),
    ...otherKind(module, view.rank, 'choice', 'ranks by'),
    ...otherKind(module, view.about, 'ref', 'is about'),
    ...(view.kind === 'people' ? otherKind(module, view.by, 'ref', 'groups by') : []),
    ...(view.kind === 'tree' && !module.trees.includes(view.by)
      ? [`hangs by ${view.by}, which is no tree`]
      : []),
    ...states.filter((state) => !Object.hasOwn(module.states, state)).map((state) => `has no state ${state}`),
  ];
};

/** What the views of a module contradict, in words. */
export const viewFaults = (module: AnyModule): readonly string[] => [
  ...Object.entries(module.views).flatMap(([name, view]) =>
    faultsOf(module, view).map((fault) => `the view ${name} ${fault}`),
  ),
  ...(module.quick && !/^[a-z]$/.test(module.quick.key) ? ['its key is one small letter'] : []),
];
