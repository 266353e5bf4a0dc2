import { ImportRefusal } from '../refusal.ts';

/** An uploaded file: its bytes can be read from the beginning as often as needed. */
export interface SheetFile {
  readonly name: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/**
 * The bytes of a file, up to a limit.
 *
 * @throws ImportRefusal as soon as more than `limit` bytes came.
 */
export async function* boundedBytes(file: SheetFile, limit: number): AsyncGenerator<Uint8Array, void> {
  let read = 0;
  for await (const chunk of await file.open()) {
    read += chunk.byteLength;
    if (read > limit) {
      const megabytes = Math.floor(limit / 2 ** 20);
      throw new ImportRefusal(
        'PLANILLA_GRANDE',
        `El archivo pasa de ${megabytes} MB: divida la planilla en partes y súbalas por separado.`,
      );
    }
    yield chunk;
  }
}

/** The first bytes of a file, fewer when it is shorter. */
export async function firstBytes(file: SheetFile, count: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of await file.open()) {
    chunks.push(chunk);
    read += chunk.byteLength;
    if (read >= count) break;
  }
  return Buffer.concat(chunks).subarray(0, count);
}
