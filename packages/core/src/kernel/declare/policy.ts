/** What an institution changes of the grants a role has in one module. */
export interface ModuleDelta {
  /** Verb → the scope it reaches from now on, or nothing. */
  readonly verbos?: Readonly<Record<string, string | null>>;
  /** Fields the role does not see, instead of those declared. */
  readonly ocultar?: readonly string[];
  /** Verb → other verbs whose last doer may not do it, besides those declared. */
  readonly cuatroOjos?: Readonly<Record<string, readonly string[]>>;
}

/** What an institution changes of the declarations for one role, module by module; what it does not name stands. */
export type Delta = Readonly<Record<string, ModuleDelta>>;

/** A role as the institution has it today. */
export interface RolePolicy {
  readonly label: string;
  /** Declared role it starts from; a role that starts from nothing has only what its delta gives. */
  readonly archetype?: string;
  readonly delta: Delta;
}

/** What an institution says about who may do what, as of a day: resolved over the declarations in one place. */
export interface Policy {
  /** By code; `*` speaks for everybody. */
  readonly roles: Readonly<Record<string, RolePolicy>>;
  /** Packs that are switched off: their modules do not exist for anybody. */
  readonly off: readonly string[];
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a list of texts. */
export const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const parts: Readonly<Record<string, (value: unknown) => boolean>> = {
  verbos: (value) =>
    isPlain(value) && Object.values(value).every((scope) => scope === null || typeof scope === 'string'),
  ocultar: areTexts,
  cuatroOjos: (value) => isPlain(value) && Object.values(value).every(areTexts),
};

/** Whether a value has the form of a delta: module → verbs, hidden fields and rules of four eyes. */
export const isDelta = (value: unknown): value is Delta =>
  isPlain(value) &&
  Object.values(value).every(
    (change) =>
      isPlain(change) &&
      Object.entries(change).every(([part, said]) => Object.hasOwn(parts, part) && parts[part]?.(said)),
  );

/** Whether a value lists texts by module, as the verbs somebody has reviewed are kept. */
export const isByModule = (value: unknown): value is Readonly<Record<string, readonly string[]>> =>
  isPlain(value) && Object.values(value).every(areTexts);

/** A delta and the day it holds from, as kept; what is not in the form of a delta says nothing. */
export interface DatedDelta {
  readonly delta?: unknown;
  /** `YYYY-MM-DD`; in force at once when absent. */
  readonly since?: unknown;
  /** The delta that holds until that day. */
  readonly previous?: unknown;
}

/** The delta in force on a day. */
export const deltaOn = ({ delta, since, previous }: DatedDelta, today: string): Delta => {
  const held = typeof since === 'string' && since > today ? previous : delta;
  return isDelta(held) ? held : {};
};
