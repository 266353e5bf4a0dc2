import type { Fields, Values } from './field.ts';
import type { Actor, Item, System } from './record.ts';

/** Verbs every module has, besides its transitions. */
export const baseVerbs = {
  leer: 'Ver',
  crear: 'Crear',
  editar: 'Editar',
  eliminar: 'Eliminar',
  restaurar: 'Restaurar',
  importar: 'Importar',
  exportar: 'Exportar',
  comentar: 'Comentar',
  adjuntar: 'Adjuntar documentos',
} as const;

/** Verbs only the kernel does, on what the law orders; no role can be granted them. */
export const lawVerbs = {
  rectificarDatos: 'Rectificar datos personales',
  bloquearDatos: 'Bloquear',
  desbloquearDatos: 'Levantar el bloqueo',
  suprimir: 'Suprimir datos personales',
  purgar: 'Eliminar por vencimiento del plazo',
} as const;

/** What a role may do that is about no single record, such as reviewing the audit. It is granted like a verb. */
export interface Power {
  readonly label: string;
  /** What whoever holds it can do, in one sentence. */
  readonly help: string;
}

/** Name of a verb every module has. */
export type BaseVerb = keyof typeof baseVerbs;

/** The clock as rules see it; dates and working days are those of the institution. */
export interface RuleClock {
  readonly now: string;
  readonly today: string;
  /** Calendar days from a date or instant to today. */
  readonly days: (since: string) => number;
  /** Chilean working days from a date or instant to today. */
  readonly workingDays: (since: string) => number;
  /** The date that lies `n` working days after `from`. */
  readonly addWorkingDays: (from: string, n: number) => string;
}

/** A record of another module a guard reads; its version is checked in the same transaction. */
export interface Read<I> {
  readonly module: string;
  /** The `ref` field of this record that points at it. */
  readonly by: string;
  readonly _item?: I;
}

/** Declares that a rule reads the record of `module` which the field `by` points at. */
export const reads = <I>(module: { readonly name: string; readonly _item?: I }, by: string): Read<I> => ({
  module: module.name,
  by,
});

type Reads = Readonly<Record<string, Read<unknown>>>;
type Related<R extends Reads> = {
  readonly [K in keyof R]: R[K] extends Read<infer I> ? I | undefined : never;
};

/** What a rule is given; `input` holds what the verb asks and the new values of the fields it edits. */
export interface RuleContext<I, A extends Fields, R extends Reads> {
  /** Value in force today of a parameter of the institution. */
  readonly param: (name: string) => number;
  readonly item: I;
  readonly input: Values<A> & Partial<Omit<I, keyof System | keyof A>>;
  readonly actor: Actor;
  readonly related: Related<R>;
  readonly clock: RuleClock;
  /** Whether the actor has a verb of a module in some scope. */
  readonly may: (module: string, verb: string) => boolean;
}

/** A named side effect; the pack registers what it does, the dispatcher runs it at least once. */
export interface Effect {
  readonly effect: string;
  readonly queue:
    | 'effects'
    | 'imports'
    | 'reports'
    | 'prints'
    | 'deliveries'
    | 'mail'
    | 'audit'
    | 'maps'
    | 'alerts'
    | 'notices';
}

/** Names a side effect and the queue that carries it. */
export const effect = (name: string, queue: Effect['queue'] = 'effects'): Effect => ({ effect: name, queue });

/**
 * A rule answers the sentence the user reads when the verb is closed, or nothing when it is open. It runs twice:
 * to draw the button (with an empty `input`) and, for good, inside the write.
 */
export type Sentence = string | false | undefined;

/** Everything a verb may declare besides where it leads. */
export interface VerbRules<F extends Fields, S extends string, A extends Fields, R extends Reads> {
  /** Fields of the record the verb writes from its form. */
  readonly edits?: readonly (keyof F & string)[];
  /** Of those, the ones the verb cannot do without. */
  readonly needs?: readonly (keyof F & string)[];
  /** What the verb asks and only the history keeps. */
  readonly ask?: A;
  readonly reads?: R;
  /** Closes the verb for this record, whatever the input. */
  readonly guard?: (context: Omit<RuleContext<Item<F, S>, A, R>, 'input'>) => Sentence;
  /** Refuses this input. */
  readonly check?: (context: RuleContext<Item<F, S>, A, R>) => Sentence;
  /** Values the verb sets by itself. */
  readonly set?: (context: RuleContext<Item<F, S>, A, R>) => Partial<Values<F>>;
  readonly effects?: readonly Effect[];
}

/**
 * The next number of a legal series, taken in the transaction itself: without gaps or repeats, and begun again each
 * year. A record keeps the number it has; only one that has none takes one.
 */
export interface Folio<F extends Fields = Fields> {
  /** System field (`integer`) that holds the number. */
  readonly number: keyof F & string;
  /** System field (`integer`) that holds the year of the series. */
  readonly year: keyof F & string;
  /** Fields that together name the series within the module; without any, the module has one. */
  readonly series: readonly (keyof F & string)[];
}

/** A record that comes to be in the same transaction as a verb, on the word of whoever does it. */
export interface Creation<C> {
  /** Module of the new record; the actor needs its `crear` in reach of what the values say. */
  readonly module: string;
  /** `ref` or `refs` field of the record of the verb that comes to hold the new one. */
  readonly link?: string;
  /** Values of the new record, judged by its own declaration; nothing when none is to be created this time. */
  readonly values: (context: C) => Readonly<Record<string, unknown>> | undefined;
}

/** A move between states, or within one (`to: 'same'`). */
export interface Transition<
  F extends Fields = Fields,
  S extends string = string,
  A extends Fields = Fields,
  R extends Reads = Reads,
> extends VerbRules<F, S, A, R> {
  readonly label: string;
  /** What happens, in one sentence, for the confirmation. */
  readonly help?: string;
  readonly from: readonly NoInfer<S>[];
  readonly to: NoInfer<S> | 'same';
  /** Whoever last did one of these verbs on the record may not do this one. */
  readonly fourEyes?: readonly string[];
  readonly creates?: Creation<RuleContext<Item<F, S>, A, R>>;
  /** The legal number the record takes by this verb. */
  readonly folio?: Folio<F>;
  /** An attempt that a rule or a total refuses is written into the history of the record. */
  readonly auditRefusals?: true;
  readonly tone?: 'primary' | 'danger';
  /**
   * Verb that takes this one back while nothing else happened to the record; a verb that stays in its state names
   * itself and puts back the values there were. The portal offers it for some seconds. Never of an act of law.
   */
  readonly undo?: string;
}

/** A transition whose input and reads have been checked; the kernel holds all of them in this form. */
export type AnyTransition = Transition<Fields, string, Fields, Reads>;

/** Rules of creation, in the form the kernel holds them. */
export type AnyRules = VerbRules<Fields, string, Fields, Reads>;

/** Types one transition of a record of `F` and `S`. */
export type VerbBuilder<F extends Fields, S extends string> = <
  const A extends Fields = Record<never, never>,
  const R extends Reads = Record<never, never>,
>(
  transition: Transition<F, S, A, R>,
) => AnyTransition;

/** Types the rules of creation of a record of `F` and `S`. */
export type RulesBuilder<F extends Fields, S extends string> = <
  const A extends Fields = Record<never, never>,
  const R extends Reads = Record<never, never>,
>(
  rules: VerbRules<F, S, A, R>,
) => AnyRules;
