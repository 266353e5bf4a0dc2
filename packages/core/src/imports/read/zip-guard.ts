import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ImportLimits } from '../limits.ts';
import { ImportRefusal } from '../refusal.ts';
import { damagedZip, type ZipPart, zipParts } from './zip-directory.ts';

const WORKBOOK = 'xl/workbook.xml';
const SHEET = /xl\/worksheets\/sheet\d+\.xml/;
const SHARED_TEXTS = 'xl/sharedStrings.xml';
/** The other parts that the reader keeps whole in memory. */
const METADATA = /^xl\/(styles|workbook)\.xml$|\.rels$/;
const OPENING = 0x3c;

const tooBig = (): ImportRefusal =>
  new ImportRefusal(
    'PLANILLA_GRANDE',
    'La planilla ocupa demasiado al descomprimirse: copie solo los datos a un libro nuevo y súbalo.',
  );

const notASheet = (parts: readonly ZipPart[]): ImportRefusal =>
  new ImportRefusal(
    'FORMATO_NO_ADMITIDO',
    parts.some(({ name }) => name === 'content.xml')
      ? 'Es una planilla de LibreOffice (.ods): guárdela como .xlsx o .csv y súbala de nuevo.'
      : 'No es una planilla: suba un archivo .xlsx o .csv.',
  );

/** How many bytes a part may unpack to, and how many of them may follow each other without a `<`. */
const allowance = (name: string, room: number, limits: ImportLimits) => {
  if (SHEET.test(name)) return { longest: room, longestRun: limits.recordChars };
  if (name === SHARED_TEXTS) {
    return { longest: Math.min(room, limits.sharedTextBytes), longestRun: limits.recordChars };
  }
  return { longest: METADATA.test(name) ? Math.min(room, limits.metadataBytes) : room, longestRun: room };
};

const inflated = ({ data, deflated }: ZipPart): Readable =>
  deflated ? Readable.from([data]).pipe(createInflateRaw()) : Readable.from([data]);

/**
 * Unpacks a part without keeping it.
 *
 * @param longestRun bytes there may be between one `<` and the next: the reader holds that much text at once.
 * @returns how many bytes it unpacks to, whatever the zip says of itself.
 */
const measure = async (part: ZipPart, longest: number, longestRun: number): Promise<number> => {
  let total = 0;
  let run = 0;
  let crc = 0;
  for await (const chunk of inflated(part) as AsyncIterable<Buffer>) {
    total += chunk.length;
    const first = chunk.indexOf(OPENING);
    run = first < 0 ? run + chunk.length : run + first;
    if (total > longest || run > longestRun) throw tooBig();
    if (first >= 0) run = chunk.length - chunk.lastIndexOf(OPENING) - 1;
    crc = crc32(chunk, crc);
  }
  if (crc !== part.crc) throw damagedZip();
  return total;
};

/**
 * Makes sure that a zip is an xlsx and that unpacking it is safe, by unpacking it once and counting: sizes that a zip
 * bomb declares are never believed.
 *
 * @throws ImportRefusal when it is no spreadsheet, is damaged, or unpacks to more than the limits allow.
 */
export async function guardZip(zip: Buffer, limits: ImportLimits): Promise<void> {
  const parts = zipParts(zip, limits.parts);
  if (!parts.some(({ name }) => name === WORKBOOK)) throw notASheet(parts);
  let unpacked = 0;
  for (const part of parts) {
    const { longest, longestRun } = allowance(part.name, limits.unpackedBytes - unpacked, limits);
    try {
      unpacked += await measure(part, longest, longestRun);
    } catch (error) {
      if (error instanceof ImportRefusal) throw error;
      throw damagedZip(error);
    }
  }
}
