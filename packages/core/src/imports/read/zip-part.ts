import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { ImportRefusal } from '../refusal.ts';
import { damagedWorkbook, type ZipPart } from './zip-directory.ts';

const OPENING = 0x3c;

/** How much a part may unpack to. */
export interface Allowance {
  readonly bytes: number;
  /** Bytes there may be between one `<` and the next: the XML reader holds that much text at once. */
  readonly run: number;
}

const tooBig = (): ImportRefusal =>
  new ImportRefusal(
    'PLANILLA_GRANDE',
    'La planilla ocupa demasiado al descomprimirse: copie solo los datos a un libro nuevo y súbalo.',
  );

const inflated = ({ data, deflated }: ZipPart): AsyncIterable<Buffer> =>
  deflated ? Readable.from([data]).pipe(createInflateRaw()) : Readable.from([data]);

async function* bounded(part: ZipPart, { bytes, run }: Allowance): AsyncGenerator<Buffer, void> {
  let total = 0;
  let since = 0;
  let crc = 0;
  for await (const chunk of inflated(part)) {
    const first = chunk.indexOf(OPENING);
    total += chunk.length;
    since += first < 0 ? chunk.length : first;
    if (total > bytes || since > run) throw tooBig();
    if (first >= 0) since = chunk.length - chunk.lastIndexOf(OPENING) - 1;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (crc !== part.crc) throw damagedWorkbook();
}

/**
 * Unpacks the XML of a part piece by piece, counting what really comes out: what a zip bomb declares is not believed.
 *
 * @throws ImportRefusal when it unpacks to more than it may, or to something else than its checksum says.
 */
export async function* partText(part: ZipPart, allowance: Allowance): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const chunk of bounded(part, allowance)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof ImportRefusal ? error : damagedWorkbook(error);
  }
}
