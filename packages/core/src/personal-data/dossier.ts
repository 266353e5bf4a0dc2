import type { Json } from '../kernel/declare/json.ts';
import type { Tie } from '../kernel/declare/ties.ts';

/** One value that is held. */
export interface HeldValue {
  readonly field: string;
  readonly label: string;
  readonly value: Json;
  /** The value as people read it. */
  readonly text: string;
}

/** A value a record held once and its history still holds. */
export interface PastValue extends HeldValue {
  readonly version: number;
  /** Instant at which it came to hold it. */
  readonly at: string;
}

/** What one record holds about the person. */
export interface HeldRecord {
  readonly module: string;
  readonly label: string;
  readonly id: string;
  /** Code of the record; empty when it is made of personal values. */
  readonly codigo: string;
  readonly estado: string;
  readonly ties: readonly Tie[];
  /** It names other people too: whoever hands it over looks at it first. */
  readonly shared: boolean;
  readonly blocked: boolean;
  readonly deleted: boolean;
  readonly values: readonly HeldValue[];
  readonly past: readonly PastValue[];
}

/** Why a module holds the data, for all its records at once. */
export interface HeldModule {
  readonly module: string;
  readonly label: string;
  readonly purpose: string;
  readonly basis: string;
  readonly retention: string;
  readonly records: readonly HeldRecord[];
}

/** What is kept about the person outside the records. */
export interface HeldTrace {
  readonly label: string;
  readonly purpose: string;
  readonly basis: string;
  readonly retention: string;
  readonly entries: readonly { readonly at: string; readonly text: string }[];
}

/** Everything an institution holds about a RUN, at one instant. */
export interface Dossier {
  readonly tenant: string;
  readonly run: string;
  readonly at: string;
  readonly modules: readonly HeldModule[];
  readonly traces: readonly HeldTrace[];
  /** Records that point at the person and are too many to be told one by one. */
  readonly untold: number;
}
