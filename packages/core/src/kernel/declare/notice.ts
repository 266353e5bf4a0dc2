import { isPersonal } from './leaves.ts';
import type { AnyModule } from './module.ts';
import { personalValues } from './personal.ts';
import type { Predicate } from './predicate.ts';
import type { Effect } from './verb.ts';

/** How much a notice matters: it says how soon a mail tells of it unless the person chose otherwise. */
export type Importance = 'baja' | 'normal' | 'alta' | 'urgente';

/** Who is told: never the person who did it. */
export type Recipient<F extends string = string> =
  /** Whoever stands in a `ref` or `refs` field of the record, or wrote it down. */
  | F
  | 'creadoPor'
  /** Whoever stands in a field of the record a `ref` points at, such as `division.jefatura`. */
  | `${F}.${string}`
  /** Whom this very write put into the field, or took out of it. */
  | { readonly added: F }
  | { readonly removed: F }
  /** Everybody who has the role and sees the record. */
  | { readonly role: string };

/** A reason to tell people of something, which they choose how to hear of. */
export interface Notice<F extends string = string, V extends string = string, T extends string = string> {
  /** What it is about, as people read it among their preferences: «Le asignan un trabajo». */
  readonly label: string;
  /** Verbs that give the notice. */
  readonly on: readonly V[];
  readonly to: readonly Recipient<F>[];
  /**
   * The sentence people read, with `{field}` where a value goes; `{actor}` is whoever did it. It travels by mail, so it
   * names no personal value and no long text.
   */
  readonly says: string;
  /** Field whose beginning the inbox quotes; no mail carries it. */
  readonly detail?: F;
  readonly importance?: Importance;
  /** Only records that satisfy it give the notice. */
  readonly when?: Predicate;
  /** Verb people are offered to do about it, straight from the mail. */
  readonly acts?: T;
  /** Several that come to somebody within minutes are told as one, which counts them and leads to a list. */
  readonly together?: Together;
}

/** How a notice is counted among others of its module that come to the same person at once. */
export interface Together {
  /** What one of them and many of them are called after their number: «crítica», «críticas». */
  readonly one: string;
  readonly many: string;
  /** Ready-made filter of the module that lists them. */
  readonly list: string;
}

/** Types one notice of a record with the fields `F`, given by the verbs `V`, of which `T` are transitions. */
export type NoticeBuilder<F extends string, V extends string, T extends string> = (
  notice: Notice<F, V, T>,
) => Notice;

/** What carries the events somebody is told of: one message each, whoever they are. */
export const noticeEffect: Effect = { effect: 'avisos.entregar', queue: 'notices' };

/** A piece of a sentence: words, or the name of a value. */
export type SentencePart = { readonly words: string } | { readonly value: string };

/** A declared sentence in its pieces. */
export const sentenceParts = (says: string): readonly SentencePart[] =>
  says
    .split(/(\{[A-Za-z]+\})/)
    .filter(Boolean)
    .map((piece) => (piece.startsWith('{') ? { value: piece.slice(1, -1) } : { words: piece }));

/** Notices an event of a module gives, by name. */
export const noticesOn = (module: AnyModule, verb: string): readonly (readonly [string, Notice])[] =>
  Object.entries(module.notices).filter(([, { on }]) => on.includes(verb));

/** The field of the record a recipient is read from; nothing for roles. */
export const fieldOf = (recipient: Recipient): string | undefined => {
  if (typeof recipient === 'string') return recipient.split('.')[0];
  if ('role' in recipient) return undefined;
  return 'added' in recipient ? recipient.added : recipient.removed;
};

const pointsAt = ({ fields }: AnyModule, name: string): string | undefined => {
  const { kind, module } = fields[name] ?? {};
  return kind === 'ref' || kind === 'refs' ? module : undefined;
};

const ofEvery = ['crear', 'editar', 'eliminar', 'restaurar'];
const ofKernel = ['actor', 'codigo', 'estado'];

/** A name that could be said: in words short enough, and never a personal value. */
const unsayable = (module: AnyModule, name: string): string | undefined => {
  if (personalValues(module).has(name)) return `says ${name}, which is personal`;
  if (ofKernel.includes(name)) return undefined;
  const field = module.fields[name] ?? module.computed[name]?.field;
  if (!field) return `says ${name}, which is no value of the record`;
  return ['longText', 'json', 'file', 'list', 'point', 'geometry'].includes(field.kind)
    ? `says ${name}, which is no short value`
    : undefined;
};

const faultsOf = (module: AnyModule, notice: Notice): readonly string[] => {
  const { on, to, says, detail, acts, together } = notice;
  const quoted = detail === undefined ? undefined : module.fields[detail];
  return [
    ...(on.length && to.length ? [] : ['is given by nothing or told to nobody']),
    ...on
      .filter((verb) => !ofEvery.includes(verb) && !Object.hasOwn(module.transitions, verb))
      .map((verb) => `is given by ${verb}, which is no verb`),
    ...to.flatMap((recipient) => {
      const name = fieldOf(recipient);
      return name === undefined || name === 'creadoPor' || pointsAt(module, name) !== undefined
        ? []
        : [`is told to ${name}, which points at nobody`];
    }),
    ...sentenceParts(says).flatMap((part) => ('value' in part ? (unsayable(module, part.value) ?? []) : [])),
    ...(detail !== undefined && (quoted?.kind !== 'longText' || isPersonal(quoted))
      ? [`quotes ${detail}, which is no long text, or a personal one`]
      : []),
    ...(acts !== undefined && !Object.hasOwn(module.transitions, acts)
      ? [`offers ${acts}, which is no verb`]
      : []),
    ...(together && !Object.hasOwn(module.filters, together.list)
      ? [`leads to the list ${together.list}, which is no filter`]
      : []),
  ];
};

/** What the notices of a module contradict, in words. */
export const noticeFaults = (module: AnyModule): readonly string[] =>
  Object.entries(module.notices).flatMap(([name, notice]) =>
    faultsOf(module, notice).map((fault) => `the notice ${name} ${fault}`),
  );

/** The whole product, as far as notices name other modules. */
interface Others {
  readonly find: (name: string) => AnyModule | undefined;
  /** Names of the modules whose records are people. */
  readonly people: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

const lostRecipient = (module: AnyModule, recipient: Recipient, others: Others): string | undefined => {
  if (typeof recipient === 'object' && 'role' in recipient)
    return others.roles.has(recipient.role)
      ? undefined
      : `is told to the role ${recipient.role}, which no pack has`;
  const name = fieldOf(recipient);
  if (name === undefined || name === 'creadoPor') return undefined;
  const [, far] = typeof recipient === 'string' ? recipient.split('.') : [];
  const near = pointsAt(module, name);
  const above = others.find(String(near));
  const last = far === undefined ? near : above && pointsAt(above, far);
  return last !== undefined && others.people.has(last)
    ? undefined
    : `is told to ${far === undefined ? name : `${name}.${far}`}, which is no person`;
};

/** Notices of a module that name people, modules or roles there are not. */
export const lostNotices = (module: AnyModule, others: Others): readonly string[] =>
  Object.entries(module.notices).flatMap(([name, { to, says }]) => [
    ...to.flatMap((recipient) => {
      const fault = lostRecipient(module, recipient, others);
      return fault === undefined ? [] : [`the notice ${name} ${fault}`];
    }),
    ...sentenceParts(says).flatMap((part) =>
      'value' in part && others.people.has(pointsAt(module, part.value) ?? '')
        ? [`the notice ${name} says ${part.value}, which is a person: only {actor} may be named`]
        : [],
    ),
  ]);
