import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import { type DomainEvent, type EffectHandler, eventName } from '@gore/core/kernel/runtime/events/effects.ts';
import { everythingOf, type Held } from '@gore/core/kernel/runtime/store/whole.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { type Command, systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import type { FileStore } from '@gore/core/ports/files.ts';

interface ExporterPorts {
  readonly write: WriteDeps;
  readonly files: Pick<FileStore, 'put'>;
}

async function* linesOf(held: AsyncIterable<Held>): AsyncGenerator<string, void> {
  for await (const { what, value } of held) yield `${JSON.stringify({ tipo: what, dato: value })}\n`;
}

const done = (record: StoredRecord, { at }: DomainEvent): boolean =>
  String(record.data.exportadaEn ?? '') >= at;

/**
 * Copies everything an institution holds into one file of JSON lines, packed, and leaves it on the record of the
 * institution. Files people uploaded are named in it by their keys and stay in the bucket.
 */
export const createInstitutionExporter = ({ write, files }: ExporterPorts): EffectHandler => {
  const { product, store } = write;
  return async (event) => {
    const { tenant, module: name, id } = event;
    const module = product.find(name);
    const record = await store.get({ tenant, module: name, id });
    if (!module || !record) throw new Error('The export has no institution');
    if (done(record, event)) return;
    const span = { from: record.creadoEn, to: event.at };
    const lines = Readable.from(linesOf(everythingOf(store, product, tenant, span)));
    // Packed it is a tenth of what it says; what never fits here is for a job with a disk.
    const packed = await buffer(lines.pipe(createGzip()));
    const key = `${tenant}/exportaciones/${write.newId()}/${tenant}-${event.at.slice(0, 10)}.ndjson.gz`;
    await files.put(key, packed, 'application/gzip');
    const command: Command = {
      actor: systemActor(tenant, 'exportador'),
      requestId: eventName(event),
      cause: eventName(event),
      depth: event.depth + 1,
    };
    const exportacion = { key, name: key.slice(key.lastIndexOf('/') + 1), size: packed.length };
    const { version } = (await store.get({ tenant, module: name, id })) ?? record;
    await runTransition(write, command, module, id, 'guardarExportacion', {
      version,
      input: { exportacion },
    });
  };
};
