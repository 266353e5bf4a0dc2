import type { ExtraFields } from '@gore/core/kernel/runtime/extra.ts';
import type { Parameters } from '@gore/core/kernel/runtime/parameters.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import type { PersonTraces } from '@gore/core/personal-data/gather.ts';
import type { Backups } from '@gore/core/ports/backups.ts';
import type { FileSigner, FileStore } from '@gore/core/ports/files.ts';
import type { HttpConfig, HttpPorts } from '../http/config.ts';

/** An institution as the portal names it. */
export interface Institution {
  readonly id: string;
  readonly nombre: string;
  readonly corto: string;
}

/** What the API has to know of where it runs. */
export interface ApiConfig extends HttpConfig {
  readonly version: string;
  /** Runs on one machine: the portal says so in a banner. */
  readonly embedded: boolean;
}

/** What the functions of the API share. */
export interface ApiPorts extends HttpPorts {
  readonly write: WriteDeps;
  readonly extra: ExtraFields;
  readonly parameters: Parameters;
  readonly institution: (tenant: string) => Promise<Institution>;
  /** What is kept about people outside the records. */
  readonly traces: PersonTraces;
  readonly signer: FileSigner;
  /** Small stored results, such as the verdicts of an import. */
  readonly files: Pick<FileStore, 'get' | 'put' | 'open'>;
}

/** What the function of commands stands on besides. */
export interface CommandPorts extends ApiPorts {
  readonly backups: Backups;
}
