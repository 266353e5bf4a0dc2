import type { Actors } from '@gore/core/identity/actors.ts';
import type { SheetFile } from '@gore/core/imports/read/source.ts';
import type { FileRef } from '@gore/core/kernel/declare/field.ts';
import type { Json } from '@gore/core/kernel/declare/json.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import type { Actor } from '@gore/core/kernel/declare/record.ts';
import { type DomainEvent, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { type Command, systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { FileStore } from '@gore/core/ports/files.ts';

/** What the importer needs. */
export interface ImporterPorts {
  readonly write: WriteDeps;
  readonly actors: Actors;
  readonly files: Pick<FileStore, 'get' | 'put' | 'open'>;
  /** Milliseconds one message may take; what is left goes on with another one. */
  readonly budgetMs?: number;
  readonly now: () => number;
}

/** One message about one import, with all its steps need. */
export interface ImportRun {
  readonly ports: ImporterPorts;
  readonly event: DomainEvent;
  readonly module: AnyModule;
  readonly file: SheetFile;
  readonly mayGoOn: () => boolean;
  readonly current: () => Promise<StoredRecord>;
  /** Runs a transition of the import as the product. */
  readonly advance: (verb: string, input?: Readonly<Record<string, unknown>>) => Promise<void>;
  /** The person whose import it is, as they stand now. */
  readonly author: () => Promise<Actor>;
  readonly commandOf: (actor: Actor, batch: string) => Command;
}

/** Long enough for any sheet there is, and well within what a function may take. */
const defaultBudgetMs = 10 * 60_000;

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The import has no ${what}`);
  return value;
};

/** The uploaded file, as the record keeps it. */
const fileOf = (value: Json | undefined): Pick<FileRef, 'key' | 'name'> => {
  const { key, name } = (value ?? {}) as Partial<Pick<FileRef, 'key' | 'name'>>;
  return { key: required(key, 'file'), name: name ?? '' };
};

/** Prepares the run of a message. */
export const openRun = async (ports: ImporterPorts, event: DomainEvent): Promise<ImportRun> => {
  const { write, actors, files, now, budgetMs = defaultBudgetMs } = ports;
  const { product, store } = write;
  const key = { tenant: event.tenant, module: 'importacion', id: event.id };
  const current = async () => required(await store.get(key), 'record');
  const record = await current();
  const until = now() + budgetMs;
  const archivo = fileOf(record.data.archivo);
  const importacion = required(product.find('importacion'), 'module');
  const base = { requestId: eventName(event), cause: eventName(event) };
  return {
    ports,
    event,
    module: required(product.find(String(record.data.modulo)), 'module to write into'),
    file: { name: archivo.name, open: () => files.open(archivo.key) },
    mayGoOn: () => now() < until,
    current,
    advance: async (verb, input = {}) => {
      const { version } = await current();
      // Going on with the same job is no consequence of it, so the chain grows no longer.
      const depth = verb === 'seguir' ? event.depth : event.depth + 1;
      const command = { ...base, actor: systemActor(event.tenant, 'importador'), depth };
      await runTransition(write, command, importacion, event.id, verb, { version, input });
    },
    author: async () => required(await actors.current(event.tenant, record.creadoPor), 'author'),
    commandOf: (actor, batch) => ({ ...base, actor, batch, depth: event.depth + 1 }),
  };
};
