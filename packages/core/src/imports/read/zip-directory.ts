import { ImportRefusal } from '../refusal.ts';

/** A file inside a zip. */
export interface ZipPart {
  readonly name: string;
  /** Whether its bytes are deflated; else they are stored as they are. */
  readonly deflated: boolean;
  /** Its bytes as they lie in the zip. */
  readonly data: Buffer;
  /** Checksum of its bytes once unpacked. */
  readonly crc: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** The refusal of a workbook that is cut, broken or forged. */
export const damagedWorkbook = (cause?: unknown): ImportRefusal =>
  new ImportRefusal(
    'PLANILLA_DANADA',
    'El archivo .xlsx está incompleto o dañado: ábralo en Excel, guárdelo de nuevo y vuelva a subirlo.',
    cause,
  );

const findEnd = (zip: Buffer): number => {
  const earliest = Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT);
  for (let at = zip.length - END_BYTES; at >= earliest; at -= 1) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw damagedWorkbook();
};

/** One entry of the directory, and where the next one begins. */
const readEntry = (zip: Buffer, at: number): { readonly part: ZipPart; readonly next: number } => {
  const local = zip.readUInt32LE(at + 42);
  if (zip.readUInt32LE(at) !== CENTRAL || zip.readUInt32LE(local) !== LOCAL) throw damagedWorkbook();
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const size = zip.readUInt32LE(at + 20);
  const nameEnd = at + CENTRAL_BYTES + zip.readUInt16LE(at + 28);
  const start = local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const readable = (flags & ENCRYPTED) === 0 && (method === STORED || method === DEFLATED);
  if (!readable || start + size > zip.length) throw damagedWorkbook();
  const part = {
    name: zip.toString('utf8', at + CENTRAL_BYTES, nameEnd),
    deflated: method === DEFLATED,
    data: zip.subarray(start, start + size),
    crc: zip.readUInt32LE(at + 16),
  };
  return { part, next: nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32) };
};

/**
 * The parts of a zip by its directory; nothing is unpacked.
 *
 * @param limit how many parts there may be.
 * @throws ImportRefusal when the zip is cut or encrypted, or holds more parts.
 */
export const zipParts = (zip: Buffer, limit: number): ReadonlyMap<string, ZipPart> => {
  try {
    const end = findEnd(zip);
    const count = zip.readUInt16LE(end + 10);
    if (count > limit) throw damagedWorkbook();
    const parts = new Map<string, ZipPart>();
    for (let at = zip.readUInt32LE(end + 16), read = 0; read < count; read += 1) {
      const { part, next } = readEntry(zip, at);
      parts.set(part.name, part);
      at = next;
    }
    return parts;
  } catch (error) {
    // An offset beyond the end of the file: the zip was cut or forged.
    throw error instanceof RangeError ? damagedWorkbook(error) : error;
  }
};
