import type { Actors } from '@gore/core/identity/actors.ts';
import { indexKey } from '@gore/core/imports/ledger.ts';
import { progressOf } from '@gore/core/imports/progress.ts';
import type { RefOption } from '@gore/core/imports/refs.ts';
import { ImportRefusal } from '@gore/core/imports/refusal.ts';
import { runImport } from '@gore/core/imports/run.ts';
import { createImportSink } from '@gore/core/imports/store-sink.ts';
import type { FileRef } from '@gore/core/kernel/declare/field.ts';
import type { AnyModule } from '@gore/core/kernel/declare/module.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import { type DomainEvent, type EffectHandler, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import type { Store } from '@gore/core/kernel/runtime/store/store.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { type Command, systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { type FileStore, MissingFile } from '@gore/core/ports/files.ts';

/** What the importer needs. */
export interface ImporterPorts {
  readonly write: WriteDeps;
  readonly actors: Actors;
  readonly files: Pick<FileStore, 'get' | 'put' | 'open'>;
}

const pageSize = 500;

const optionsOf =
  (store: Store, tenant: string, module: AnyModule) => async (): Promise<readonly RefOption[]> => {
    const options: RefOption[] = [];
    let from: Readonly<Record<string, unknown>> | undefined;
    do {
      const { keys, next } = await store.newest(tenant, module.name, pageSize, from);
      for (const { id, codigo, data, eliminadoEn } of await store.getMany(keys))
        if (!eliminadoEn) options.push({ id, names: [codigo, String(data[module.title] ?? codigo)] });
      from = next;
    } while (from);
    return options;
  };

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The import has no ${what}`);
  return value;
};

/** Brings in the spreadsheet somebody uploaded; a crash only means starting it again. */
export const createImporter = ({ write, actors, files }: ImporterPorts): EffectHandler => {
  const { product, store } = write;
  const moduleOf = (name: string) => required(product.find(name), `module ${name}`);
  const importacion = moduleOf('importacion');

  const current = async ({ tenant, id }: DomainEvent): Promise<StoredRecord> =>
    required(await store.get({ tenant, module: 'importacion', id }), 'record');

  const advance = async (event: DomainEvent, verb: string, input: Readonly<Record<string, unknown>> = {}) => {
    const { version } = await current(event);
    const command: Command = {
      actor: systemActor(event.tenant, 'importador'),
      requestId: eventName(event),
      cause: eventName(event),
      depth: event.depth + 1,
    };
    await runTransition(write, command, importacion, event.id, verb, { version, input });
  };

  const bringIn = async (event: DomainEvent) => {
    const record = await current(event);
    if (record.estado === 'TERMINADA' || record.estado === 'FALLIDA') return;
    await advance(event, 'comenzar');
    const actor = required(await actors.current(event.tenant, record.creadoPor), 'author');
    const module = moduleOf(String(record.data.modulo));
    const archivo = record.data.archivo as unknown as FileRef;
    const command: Command = {
      actor,
      requestId: eventName(event),
      cause: eventName(event),
      depth: event.depth + 1,
      batch: record.codigo,
    };
    const resumen = await runImport({
      id: event.id,
      product,
      module: module.name,
      sheet: String(record.data.perfil),
      extra: await write.extraFields(event.tenant, module.name),
      file: { name: archivo.name, open: () => files.open(archivo.key) },
      refs: (name) => optionsOf(store, event.tenant, moduleOf(name))(),
      sink: await createImportSink(write, command, module),
      files,
      onProgress: (progress) => advance(event, 'avanzar', progressOf(progress)),
    });
    await advance(event, 'avanzar', { ...progressOf(resumen), resultado: indexKey(event.id) });
    await advance(event, 'terminar', { mensaje: resumen.mensaje });
  };

  const giveUp = (event: DomainEvent, mensaje: string) => advance(event, 'fallar', { mensaje });

  return async (event, { last }) => {
    try {
      await bringIn(event);
    } catch (error) {
      if (error instanceof ImportRefusal || (error instanceof GoreError && error.kind === 'prohibido'))
        return giveUp(event, error.message);
      if (error instanceof MissingFile)
        return giveUp(event, 'No encontramos el archivo subido: súbalo de nuevo.');
      if (last)
        await giveUp(event, 'No se pudo completar por una falla nuestra. Súbala de nuevo o avise a soporte.');
      throw error;
    }
  };
};
