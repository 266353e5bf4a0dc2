import type { Fields } from '../declare/field.ts';
import type { Predicate } from '../declare/predicate.ts';
import type { Actor } from '../declare/record.ts';
import type { RuleClock } from '../declare/verb.ts';

/** The clock of an institution, with the zone SQL needs to turn instants into its dates. */
export interface ReadClock extends RuleClock {
  /** IANA name, such as `America/Santiago`. */
  readonly zone: string;
}

/** What an actor may see of a module; the caller derives it from grants, this layer only enforces it. */
export interface ModuleAccess {
  /** The records within reach. */
  readonly scope: Predicate;
  /**
   * Names of the fields, computed values, rollups, derived values and own fields (`extra.<name>`) the actor may see.
   * What follows from a hidden field is hidden too, even if named here.
   */
  readonly readable: ReadonlySet<string>;
  /** Ids of records nobody works with for now: `scope` leaves them out, and what points at them does not name them. */
  readonly blocked?: ReadonlySet<string>;
  /** Fields the institution added to the module, by bare name. */
  readonly extra?: Fields;
}

/** Who asks, of which institution, when, and what they may see. */
export interface ReadContext {
  readonly tenant: string;
  readonly actor: Actor;
  readonly clock: ReadClock;
  /** Nothing when the actor may not read the module at all. */
  readonly access: (module: string) => ModuleAccess | undefined;
  /** Threshold the institution set for a named parameter. */
  readonly param?: (name: string) => number | undefined;
}
