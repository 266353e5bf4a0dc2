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
/** Between two parts there may be a data descriptor, never a hidden part. */
const LARGEST_GAP = 24;
const ENCRYPTED = 1;
/** Sizes stand after the data; the local header leaves them at zero. */
const SIZES_FOLLOW = 8;
const STORED = 0;
const DEFLATED = 8;

/** The refusal of a zip that is cut, broken or forged. */
export const damagedZip = (cause?: unknown): ImportRefusal =>
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
  throw damagedZip();
};

interface Placed extends ZipPart {
  readonly from: number;
  readonly to: number;
  /** Where the next entry of the directory begins. */
  readonly next: number;
}

/** One entry of the directory, checked against the local header that a streaming reader would believe instead. */
const readEntry = (zip: Buffer, at: number): Placed => {
  if (zip.readUInt32LE(at) !== CENTRAL) throw damagedZip();
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const size = zip.readUInt32LE(at + 20);
  const nameLength = zip.readUInt16LE(at + 28);
  const from = zip.readUInt32LE(at + 42);
  const name = zip.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
  const localFlags = zip.readUInt16LE(from + 6);
  const localSize = zip.readUInt32LE(from + 18);
  const start = from + LOCAL_BYTES + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
  const localName = zip.toString(
    'utf8',
    from + LOCAL_BYTES,
    from + LOCAL_BYTES + zip.readUInt16LE(from + 26),
  );
  const agrees =
    zip.readUInt32LE(from) === LOCAL &&
    zip.readUInt16LE(from + 8) === method &&
    localName === name &&
    (localSize === size || (localFlags & SIZES_FOLLOW) !== 0);
  const readable = (flags & ENCRYPTED) === 0 && (method === STORED || method === DEFLATED);
  if (!agrees || !readable || start + size > zip.length) throw damagedZip();
  return {
    name,
    deflated: method === DEFLATED,
    crc: zip.readUInt32LE(at + 16),
    data: zip.subarray(start, start + size),
    from,
    to: start + size,
    next: at + CENTRAL_BYTES + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32),
  };
};

const readEntries = (zip: Buffer, limit: number): readonly Placed[] => {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > limit) throw damagedZip();
  const entries: Placed[] = [];
  for (let at = zip.readUInt32LE(end + 16); entries.length < count; at = entries.at(-1)?.next ?? at) {
    entries.push(readEntry(zip, at));
  }
  return entries;
};

/**
 * The parts of a zip by its directory, once it is sure that they neither overlap nor leave room for others: what a
 * reader that goes from the beginning would find is then the same.
 *
 * @param limit how many parts there may be.
 * @throws ImportRefusal when the zip is cut, encrypted or contradicts itself.
 */
export const zipParts = (zip: Buffer, limit: number): readonly ZipPart[] => {
  let entries: readonly Placed[];
  try {
    entries = readEntries(zip, limit);
  } catch (error) {
    // An offset beyond the end of the file: the zip was cut or forged.
    throw error instanceof RangeError ? damagedZip(error) : error;
  }
  const placed = entries.toSorted((a, b) => a.from - b.from);
  const gaps = placed.map(({ from }, index) => from - (placed[index - 1]?.to ?? 0));
  if (placed.length === 0 || gaps.some((gap) => gap < 0 || gap > LARGEST_GAP)) throw damagedZip();
  return entries;
};
