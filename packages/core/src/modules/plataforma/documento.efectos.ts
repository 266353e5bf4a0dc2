import { createHash } from 'node:crypto';
import type { FileRef } from '../../kernel/declare/field.ts';
import { commandBecauseOf } from '../../kernel/runtime/events/command.ts';
import type { DomainEvent, EffectHandler } from '../../kernel/runtime/events/effects.ts';
import type { StoredRecord } from '../../kernel/runtime/stored.ts';
import type { WriteDeps } from '../../kernel/runtime/write/context.ts';
import { runTransition } from '../../kernel/runtime/write/transition.ts';
import type { ContentCheck, Verdict } from '../../ports/content.ts';
import { type FileStore, MissingFile } from '../../ports/files.ts';
import { mayorDocumento } from './documento.reglas.ts';

/** What looking at documents needs. */
export interface ReviewPorts {
  readonly write: WriteDeps;
  readonly files: Pick<FileStore, 'put' | 'open'>;
  readonly content: ContentCheck;
}

/** The bytes under a key; nothing as soon as there are more than a document may have. */
const readDocument = async (files: ReviewPorts['files'], key: string): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await files.open(key)) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > mayorDocumento) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const tooLarge: Verdict = {
  result: 'rechazado',
  reason: 'El documento pasa de 25 MB: divídalo o guárdelo con menos calidad y súbalo de nuevo.',
};
const gone: Verdict = {
  result: 'rechazado',
  reason: 'El archivo no llegó completo: súbalo de nuevo.',
};

const verbOf = { admitido: 'admitir', rechazado: 'rechazar', cuarentena: 'apartar' } as const;

interface Looked {
  readonly verdict: Verdict;
  readonly bytes: Buffer;
}

const look = async ({ files, content }: ReviewPorts, { key, name }: FileRef): Promise<Looked> => {
  try {
    const bytes = await readDocument(files, key);
    return bytes
      ? { verdict: await content(bytes, name), bytes }
      : { verdict: tooLarge, bytes: Buffer.alloc(0) };
  } catch (error) {
    if (error instanceof MissingFile) return { verdict: gone, bytes: Buffer.alloc(0) };
    throw error;
  }
};

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'key' in value && 'name' in value;

/**
 * Looks at a document somebody brought. What is admitted is the bytes that were looked at: they go to a place of their
 * own, since the address somebody uploaded to stays open to them for some minutes.
 */
export const createReview = (ports: ReviewPorts): EffectHandler => {
  const { write, files } = ports;
  const inputOf = async (
    event: DomainEvent,
    { version, data }: StoredRecord,
    file: FileRef,
  ): Promise<readonly [verb: string, input: Readonly<Record<string, unknown>>]> => {
    const { verdict, bytes } = await look(ports, file);
    if (verdict.result !== 'admitido' && Array.isArray(data.versiones) && data.versiones.length > 0)
      return [
        'descartarVersion',
        { resultado: `La versión que se subió no se admitió. ${verdict.reason}`.slice(0, 300) },
      ];
    const verb = verbOf[verdict.result];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (verdict.result === 'rechazado') return [verb, { resultado: verdict.reason }];
    if (verdict.result === 'cuarentena') return [verb, { resultado: verdict.reason, sha256 }];
    const key = `${event.tenant}/documentos/${event.id}/${version}/${file.key.split('/').at(-1)}`;
    await files.put(key, bytes, verdict.type);
    const archivo = { key, name: file.name, size: bytes.length, sha256, type: verdict.type };
    return [verb, { archivo, formato: verdict.type, tamano: bytes.length, sha256 }];
  };

  return async (event) => {
    const module = write.product.find(event.module);
    const record = await write.store.get(event);
    if (!module || record?.estado !== 'RECIBIDO' || record.eliminadoEn) return;
    const { archivo } = record.data;
    if (!isFile(archivo)) return;
    const { version } = record;
    const [verb, input] = await inputOf(event, record, archivo);
    await runTransition(write, commandBecauseOf(event, 'documentos'), module, event.id, verb, {
      version,
      input,
    });
  };
};
