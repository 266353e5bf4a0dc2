import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip made for a test; what it declares about itself may be a lie. */
export interface ZipEntry {
  readonly name: string;
  readonly body: string | Uint8Array;
  /** Method the directory declares; 8 (deflated) unless said. */
  readonly method?: number;
  /** Method the local header declares, when it lies. */
  readonly localMethod?: number;
  readonly flags?: number;
  /** Checksum the directory declares, when it lies. */
  readonly crc?: number;
}

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly size: number;
  readonly crc: number;
  readonly flags: number;
}

const local = ({ name, data, size, crc, flags }: Packed, method: number): Buffer => {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, data]);
};

const central = ({ name, data, size, crc, flags }: Packed, method: number, at: number): Buffer => {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(data.length, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, name]);
};

/** A zip of those files, laid out as a spreadsheet program would. */
export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body, method = 8, localMethod = method, flags = 0, crc } of entries) {
    const bytes = Buffer.from(body);
    const packed = {
      name: Buffer.from(name),
      data: localMethod === 8 ? deflateRawSync(bytes) : bytes,
      size: bytes.length,
      crc: crc ?? crc32(bytes),
      flags,
    };
    const part = local(packed, localMethod);
    directory.push(central(packed, method, at));
    bodies.push(part);
    at += part.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The least an xlsx is made of, around the XML of its only sheet. */
export const xlsxEntries = (sheetXml: string | Uint8Array): readonly ZipEntry[] => [
  {
    name: 'xl/workbook.xml',
    body: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    body: `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  },
  { name: 'xl/worksheets/sheet1.xml', body: sheetXml },
];

/** The XML of a sheet with those rows. */
export const sheetXml = (rows: string): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
