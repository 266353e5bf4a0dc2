import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A record the bench asks for and changes. */
export interface SampleRecord {
  readonly id: string;
  readonly bip: string;
  readonly estado: string;
}

/** What preparing a data directory leaves for the client: who may ask, and about what. */
export interface Prepared {
  readonly rows: number;
  /** Absent when the rows were already there. */
  readonly loading?: {
    readonly writeSeconds: number;
    /** Until the read model had every row. */
    readonly totalSeconds: number;
  };
  /** Cookies of open sessions, by role. */
  readonly sessions: Readonly<Record<'ADMIN_REGIONAL' | 'JEFE_DIVISION' | 'ENCARGADO', readonly string[]>>;
  /** Some of the records, spread over the portfolio. */
  readonly sample: readonly SampleRecord[];
  readonly divisions: readonly string[];
  readonly communes: readonly string[];
}

const fileIn = (dataDir: string) => join(dataDir, 'banco.json');

/** Leaves the result beside the data; it holds session secrets, so only its owner may read it. */
export const writePrepared = (dataDir: string, prepared: Prepared): void =>
  writeFileSync(fileIn(dataDir), JSON.stringify(prepared), { mode: 0o600 });

export const readPrepared = (dataDir: string): Prepared =>
  // Only `writePrepared` writes it.
  JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Prepared;
