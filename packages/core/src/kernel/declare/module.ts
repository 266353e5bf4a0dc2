import { type AlertRule, type AlertsBuilder, alertFilters, alertRules } from './alert.ts';
import { checkModule } from './check.ts';
import type { Field, Fields, ValueOf } from './field.ts';
import type { LayerRule, OverlapRule, TerritoryRule } from './map-rules.ts';
import type { Notice, NoticeBuilder } from './notice.ts';
import { type Predicate, type Query, queryFor, type Term } from './predicate.ts';
import type { Item, System, SystemField } from './record.ts';
import type { Rollup } from './rollup.ts';
import type { AnySheet, Sheet } from './sheet.ts';
import type { DocumentKinds, Subject } from './subject.ts';
import type { AnyRules, AnyTransition, BaseVerb, Effect, Power, RulesBuilder, VerbBuilder } from './verb.ts';
import type { Quick, View } from './view.ts';

/** Colour family of a state; always shown with its words. */
export type Tone = 'mute' | 'info' | 'ok' | 'warn' | 'bad';

/** One state of a workflow. */
export interface State {
  readonly label: string;
  readonly tone?: Tone;
  /** Stage the state belongs to, for boards and reports. */
  readonly phase?: string;
  /** The record can be read but no longer edited. */
  readonly frozen?: true;
  /** Its files are handed to nobody. */
  readonly sealed?: true;
}

/** Whose records a grant reaches: those assigned to the actor, of their units, below them, of the parent, of the record it hangs on, or all. */
export type BuiltInScope = 'own' | 'unit' | 'subtree' | 'parent' | 'subject' | 'all';

/** How a record gets its code. */
export type CodeRule<F extends Fields> =
  /** `PREFIX-YYYY-00001`, one sequence a year; gaps are allowed. */
  | { readonly sequence: string }
  /** The natural key: computed from the fields named, unique, and recomputed when they change. */
  | {
      readonly natural: readonly (keyof F & string)[];
      readonly make: (values: Partial<Record<string, unknown>>) => string;
    };

/** A stored value that follows from others of the same record. */
export interface Computed<F extends Fields, X> {
  readonly field: X;
  /** Fields it depends on; it is computed again when one of them changes. */
  readonly from: readonly (keyof F & string)[];
  readonly make: (values: Partial<{ readonly [K in keyof F]: ValueOf<F[K]> }>) => ValueOf<X> | undefined;
}

/** A value that follows from the clock and is never stored. */
export type Derived = { readonly label: string } & (
  | { readonly flag: Predicate; readonly tone?: Tone }
  | { readonly days: Term<number> }
);

/** Days each record takes for itself, both ends included; an absent end leaves the span open. */
export interface Span<F extends string, S extends string> {
  readonly by: F;
  readonly from: F;
  readonly to: F;
  /** States in which a record takes no days. */
  readonly free?: readonly S[];
}

/** A condition with a name: a ready-made filter of the list. */
export interface NamedFilter {
  readonly label: string;
  readonly where: Predicate;
}

/** How long records are kept: afterwards a person may decide to purge them for good. */
export interface Retention {
  /** Years counted from the date; at least one. */
  readonly years: number;
  /** The date they are counted from: a `date` or `instant` of the record, or one the kernel keeps. */
  readonly from: string;
  /** States in which the term runs; every state unless said. */
  readonly states?: readonly string[];
  /** The law or instruction that sets the term, as people cite it. */
  readonly law: string;
}

/** What stands at the head of a ficha: how far something has come, or what is left of an amount. */
export type Highlight<N = string> =
  /** A percentage as a bar. */
  | { readonly kind: 'progress'; readonly of: N }
  /** How much of an amount others take up, and what is left of it. */
  | { readonly kind: 'balance'; readonly label: string; readonly of: N; readonly taken: N };

/** A part of the form and of the ficha. */
export interface Section {
  readonly title: string;
  readonly fields: readonly string[];
  /** The part is shown only for records that satisfy it. */
  readonly when?: Predicate;
}

/**
 * Why a module may hold personal data: what the register of processing activities says of it (Ley 19.628 as amended by
 * Ley 21.719, arts. 3 and 12 to 14).
 */
export interface PersonalData {
  /** What the data are used for, and for nothing else. */
  readonly purpose: string;
  /** What makes that lawful: the law, its article, the function of the body. */
  readonly basis: string;
  /** Whose data they are. */
  readonly subjects?: string;
  /** Who else receives them; nobody unless said. */
  readonly recipients?: string;
}

/** What a role may do with a module, verb by verb; what is not named is refused. */
export type Grant<F extends Fields, W extends string, T extends string> = {
  readonly [V in BaseVerb | T]?: BuiltInScope | W;
} & { readonly ocultar?: readonly (keyof F & string)[] };

/** Computed values, as conditions ask for them. */
type Computations<C extends Fields> = { readonly [K in keyof C]?: ValueOf<C[K]> };

/** Totals, as conditions ask for them. */
type Totals<L extends string> = { readonly [K in L]: number };

/** Verbs every module has that write. */
type WriteVerb = 'crear' | 'editar' | 'eliminar' | 'restaurar';

type Listable<F, C, D, L> = keyof F | keyof C | keyof D | keyof L | SystemField;
type Sortable<F, C, L> = (keyof F | keyof C | keyof L | SystemField) & string;

/** The literal a module is declared by. */
export interface ModuleSpec<
  N extends string,
  F extends Fields,
  S extends string,
  T extends string,
  W extends string,
  R extends string,
  C extends Fields,
  D extends string,
  L extends string,
  P extends string,
  V extends string,
  A extends string = string,
> {
  readonly name: N;
  readonly label: { readonly one: string; readonly many: string; readonly feminine?: true };
  /** One line under the list's title. */
  readonly about?: string;
  readonly icon?: string;
  readonly code: CodeRule<F>;
  /** Field that names the record to people. */
  readonly title: keyof F & string;
  readonly fields: F;
  readonly computed?: { readonly [K in keyof C]: Computed<F, C[K]> };
  readonly derived?: (q: Query<Item<F, S> & Computations<C> & Totals<L>>) => { readonly [K in D]: Derived };
  readonly rollups?: { readonly [K in L]: Rollup };
  /** Required of a module with personal fields. */
  readonly personalData?: PersonalData;
  /** Fields that together are unique among the living records of an institution. */
  readonly unique?: readonly (readonly (keyof F & string)[])[];
  readonly parent?: keyof F & string;
  readonly assignee?: keyof F & string;
  readonly unit?: keyof F & string;
  /** `ref` fields to this same module that never lead back to where they start, whoever writes at the same time. */
  readonly trees?: readonly (keyof F & string)[];
  /** Field with the place of the record. */
  readonly place?: keyof F & string;
  /** Its records hang on those of any other module. */
  readonly subject?: Subject<keyof F & string>;
  /** Kinds of documents its records carry; the usual ones unless said, none with `false`. */
  readonly documents?: DocumentKinds | false;
  /** Its records carry no comments. */
  readonly comments?: false;
  /** `ref` fields to records whose history tells of this one too; the parent unless said. */
  readonly toldBy?: readonly (keyof F & string)[];
  /** What the ficha shows first. */
  readonly highlights?: readonly Highlight<NoInfer<keyof F | keyof C | L>>[];
  /** Its records are layers of the map. */
  readonly layer?: LayerRule & {
    readonly file: keyof F & string;
    readonly shown: readonly NoInfer<S>[];
  };
  /** Its records are the communes: what points at them can be counted on the map. */
  readonly territory?: TerritoryRule & {
    readonly cut: keyof F & string;
    readonly population?: keyof F & string;
  };
  /** Whoever creates a record is told of those like it nearby. */
  readonly overlap?: OverlapRule & { readonly executor: keyof F & string };
  /** Named filters whose records the front page counts. */
  readonly front?: readonly string[];
  /** Module it belongs to in the menu; otherwise it stands there by itself. */
  readonly under?: string;
  /** Spans of time that may not overlap among records with the same value of `by`. */
  readonly span?: Span<keyof F & string, NoInfer<S>>;
  /** Its records say who may do what: every write of one is seen by everybody's next request. */
  readonly policy?: true;
  readonly states?: { readonly [K in S]: State };
  readonly initial?: NoInfer<S>;
  /** Named reaches for grants. Where a module declares none, a grant that names one is refused at load time. */
  readonly scopes?: (q: Query<Item<F, S>>) => { readonly [K in W]: Predicate };
  readonly transitions?: (verb: VerbBuilder<F, S>) => { readonly [K in T]: AnyTransition };
  readonly create?: (rules: RulesBuilder<F, S>) => AnyRules;
  readonly effects?: { readonly [K in WriteVerb]?: readonly Effect[] };
  /** Who is told of what happens to its records. */
  readonly notices?: (
    notice: NoticeBuilder<keyof F & string, NoInfer<T> | WriteVerb, NoInfer<T>>,
    q: Query<Item<F, S>>,
  ) => Readonly<Record<string, Notice>>;
  readonly filters?: (
    q: Query<Item<F, S> & Computations<C> & Totals<L>>,
  ) => Readonly<Record<string, NamedFilter>>;
  /** What people are warned of about its records; each rule is also a filter of the list. */
  readonly alerts?: AlertsBuilder<Item<F, S> & Computations<C> & Totals<L>, A>;
  /** Powers that are granted with this module. */
  readonly powers?: { readonly [K in V]: Power };
  readonly retention?: Retention & {
    readonly from: (keyof F & string) | 'creadoEn' | 'actualizadoEn' | 'estadoDesde';
    readonly states?: readonly NoInfer<S>[];
  };
  readonly grants: { readonly [K in R]: Grant<F, NoInfer<W>, NoInfer<T | V>> };
  readonly form?: (q: Query<Item<F, S>>) => readonly {
    readonly title: string;
    readonly fields: readonly (keyof F & string)[];
    readonly when?: Predicate;
  }[];
  readonly list: {
    readonly columns: readonly NoInfer<Listable<F, C, Record<D, 0>, Record<L, 0>>>[];
    readonly filters: readonly (keyof F | 'estado')[];
    readonly sort: `${'' | '-'}${NoInfer<Sortable<F, C, Record<L, 0>>>}`;
  };
  readonly views?: Readonly<Record<string, View<keyof F & string, NoInfer<S>>>>;
  /** Its records can be written down by their title from any page. */
  readonly quick?: Quick;
  readonly sheets?: { readonly [K in P]: Sheet<F, NoInfer<S>> };
}

/** A declared module: the literal with its builders applied, in the form every engine reads. */
export interface Module<
  N extends string = string,
  F extends Fields = Fields,
  S extends string = string,
  T extends string = string,
> {
  readonly name: N;
  readonly label: { readonly one: string; readonly many: string; readonly feminine?: true };
  readonly about?: string;
  readonly icon?: string;
  readonly code: CodeRule<Fields>;
  readonly title: string;
  readonly fields: F;
  readonly computed: Readonly<Record<string, Computed<Fields, Field>>>;
  readonly derived: Readonly<Record<string, Derived>>;
  readonly rollups: Readonly<Record<string, Rollup>>;
  readonly personalData?: PersonalData;
  readonly unique: readonly (readonly string[])[];
  readonly parent?: string;
  readonly assignee?: string;
  readonly unit?: string;
  readonly trees: readonly string[];
  readonly place?: string;
  readonly subject?: Subject;
  readonly documents?: DocumentKinds | false;
  readonly comments?: false;
  readonly toldBy: readonly string[];
  readonly highlights: readonly Highlight[];
  readonly layer?: LayerRule;
  readonly territory?: TerritoryRule;
  readonly overlap?: OverlapRule;
  readonly front: readonly string[];
  readonly under?: string;
  readonly span?: Span<string, string>;
  readonly policy?: true;
  readonly states: Readonly<Record<S, State>>;
  readonly initial: S;
  readonly transitions: Readonly<Record<T, AnyTransition>>;
  readonly create: AnyRules;
  readonly effects: { readonly [K in WriteVerb]?: readonly Effect[] };
  readonly notices: Readonly<Record<string, Notice>>;
  readonly scopes: Readonly<Record<string, Predicate>>;
  readonly filters: Readonly<Record<string, NamedFilter>>;
  readonly alerts: Readonly<Record<string, AlertRule>>;
  readonly powers: Readonly<Record<string, Power>>;
  readonly retention?: Retention;
  readonly grants: Readonly<Record<string, Readonly<Record<string, string | readonly string[] | undefined>>>>;
  readonly form: readonly Section[];
  readonly list: {
    readonly columns: readonly string[];
    readonly filters: readonly string[];
    readonly sort: string;
  };
  readonly views: Readonly<Record<string, View>>;
  readonly quick?: Quick;
  readonly sheets: Readonly<Record<string, AnySheet>>;
  /** Never present at run time; carries the type of the record. */
  readonly _item?: Item<F, S>;
}

/** Any module, whatever its fields. */
export type AnyModule = Module<string, Fields, string, string>;

/** Values of a record of a module, as a rule that creates one gives them. */
export type ValuesOf<M> = Partial<Omit<ItemOf<M>, SystemField>>;

/** The record of a module, as rules see it. */
export type ItemOf<M> = M extends { readonly _item?: infer I } ? NonNullable<I> : never;

/** State of the records of a module that declares none. */
export const stateless = 'VIGENTE';

/**
 * Declares a module. Storage, read model, API, permissions, forms, lists, import, history and documentation follow
 * from this one literal.
 *
 * @example
 * ```ts
 * export const comuna = defineModule({
 *   name: 'comuna',
 *   label: { one: 'Comuna', many: 'Comunas', feminine: true },
 *   title: 'nombre',
 *   code: { natural: ['cut'], make: ({ cut }) => String(cut) },
 *   fields: { cut: text('CUT', { required: true }), nombre: text('Nombre', { required: true, search: 'A' }) },
 *   grants: { ENCARGADO: { leer: 'all' } },
 *   list: { columns: ['cut', 'nombre'], filters: [], sort: 'nombre' },
 * });
 * ```
 * @throws Error at load time when the declaration contradicts itself (an unreachable state, a verb nobody may use…).
 */
export const defineModule = <
  const N extends string,
  const F extends Fields,
  R extends string,
  S extends string = typeof stateless,
  T extends string = never,
  W extends string = string,
  C extends Fields = Record<never, never>,
  D extends string = string,
  L extends string = never,
  P extends string = never,
  V extends string = never,
  A extends string = string,
>(
  spec: ModuleSpec<N, F, S, T, W, R, C, D, L, P, V, A>,
): Module<N, F, S, T> & { readonly _system?: System<S> } => {
  const q = queryFor<Item<F, S>>();
  const qOfAll = queryFor<Item<F, S> & Computations<C> & Totals<L>>();
  const states = spec.states ?? { [stateless]: { label: 'Vigente' } };
  const initial = spec.initial ?? Object.keys(states)[0] ?? stateless;
  const alerts = alertRules(spec.alerts?.(qOfAll) ?? {});
  const listed = spec.form?.(q) ?? [];
  const loose = Object.keys(spec.fields).filter((name) => !listed.some((s) => s.fields.includes(name)));
  // The builders only check and type what they are given: from here on every module has the same erased form.
  const module = {
    ...spec,
    computed: spec.computed ?? {},
    derived: spec.derived?.(qOfAll) ?? {},
    rollups: spec.rollups ?? {},
    unique: spec.unique ?? [],
    trees: spec.trees ?? [],
    front: spec.front ?? [],
    toldBy: spec.toldBy ?? (spec.parent === undefined ? [] : [spec.parent]),
    highlights: spec.highlights ?? [],
    states,
    initial,
    transitions: spec.transitions?.((transition) => transition as unknown as AnyTransition) ?? {},
    create: spec.create?.((rules) => rules as unknown as AnyRules) ?? {},
    effects: spec.effects ?? {},
    notices: spec.notices?.((notice) => notice, q) ?? {},
    scopes: spec.scopes?.(q) ?? {},
    filters: { ...spec.filters?.(qOfAll), ...alertFilters(alerts) },
    alerts,
    powers: spec.powers ?? {},
    form: loose.length
      ? [...listed, { title: listed.length ? 'Otros datos' : 'Datos', fields: loose }]
      : listed,
    views: spec.views ?? {},
    sheets: spec.sheets ?? {},
  } as unknown as Module<N, F, S, T>;
  if (typeof DECLARATIONS_CHECKED === 'undefined') checkModule(module as unknown as AnyModule);
  return module;
};
