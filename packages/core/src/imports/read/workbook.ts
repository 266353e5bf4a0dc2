import { Readable } from 'node:stream';
import type { Row } from 'exceljs';
import type { ImportLimits } from '../limits.ts';
import { ImportRefusal } from '../refusal.ts';
import { damagedWorkbook, type ZipPart, zipParts } from './zip-directory.ts';
import { partText } from './zip-part.ts';

/**
 * The steps of the streaming reader of exceljs, one part of the workbook at a time. They are its own inner methods
 * (4.4.0, pinned): the public way of calling them goes through a zip reader that loses parts by chance
 * (exceljs#3064) and breaks letters that fall between two chunks (exceljs#2084).
 */
interface ReaderSteps {
  readonly model?: { readonly sheets?: readonly { readonly name?: string }[] };
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
  _parseWorksheet(text: AsyncIterable<string>, id: string): Iterable<{ readonly value: AsyncIterable<Row> }>;
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';
const SHARED_TEXTS = 'xl/sharedStrings.xml';
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/** A workbook whose texts and styles are in memory and whose sheets are read as often as needed. */
export interface OpenWorkbook {
  readonly names: readonly string[];
  /** Rows of each sheet, one sheet after another. */
  readonly sheets: readonly (() => AsyncIterable<Row>)[];
}

const notASheet = (parts: ReadonlyMap<string, ZipPart>): ImportRefusal =>
  new ImportRefusal(
    'FORMATO_NO_ADMITIDO',
    parts.has('content.xml')
      ? 'Es una planilla de LibreOffice (.ods): guárdela como .xlsx o .csv y súbala de nuevo.'
      : 'No es una planilla: suba un archivo .xlsx o .csv.',
  );

const newReader = async (): Promise<ReaderSteps> => {
  // Loaded here because it is heavy and most of what is uploaded is CSV.
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
  // The steps exist in the pinned version, though its types do not tell of them; a test of every kind of cell holds.
  return reader as unknown as ReaderSteps;
};

/** A failure inside the reader says nothing to a person, and may quote the sheet. */
const asRefusal = (error: unknown): ImportRefusal =>
  error instanceof ImportRefusal ? error : damagedWorkbook(error);

async function* sheetRows(
  reader: ReaderSteps,
  part: ZipPart,
  limits: ImportLimits,
): AsyncGenerator<Row, void> {
  const text = partText(part, { bytes: limits.unpackedBytes, run: limits.recordChars });
  try {
    for (const { value } of reader._parseWorksheet(text, '')) yield* value;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Reads what every sheet of the workbook needs. */
const readHeldParts = async (
  reader: ReaderSteps,
  parts: ReadonlyMap<string, ZipPart>,
  limits: ImportLimits,
): Promise<void> => {
  const withPart = async (name: string, bytes: number, read: (part: Readable) => Promise<void>) => {
    const part = parts.get(name);
    if (part) await read(Readable.from(partText(part, { bytes, run: limits.recordChars })));
  };
  await withPart(RELATIONS, limits.metadataBytes, (part) => reader._parseRels(part));
  await withPart(WORKBOOK, limits.metadataBytes, (part) => reader._parseWorkbook(part));
  await withPart(STYLES, limits.metadataBytes, (part) => reader._parseStyles(part));
  await withPart(SHARED_TEXTS, limits.sharedTextBytes, async (part) => {
    // Nothing comes out: the texts are kept in the reader. Going to the end is what makes it read.
    for await (const _ of reader._parseSharedStrings(part));
  });
};

/**
 * Opens an xlsx.
 *
 * @throws ImportRefusal when it is none, is damaged, or would not fit in memory.
 */
export async function openWorkbook(zip: Buffer, limits: ImportLimits): Promise<OpenWorkbook> {
  const parts = zipParts(zip, limits.parts);
  if (!parts.has(WORKBOOK)) throw notASheet(parts);
  const reader = await newReader();
  try {
    await readHeldParts(reader, parts, limits);
  } catch (error) {
    throw asRefusal(error);
  }
  const sheets = [...parts.values()]
    .filter(({ name }) => SHEET.test(name))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return {
    names: (reader.model?.sheets ?? []).map(({ name }, at) => name ?? `Hoja ${at + 1}`),
    sheets: sheets.map((part) => () => sheetRows(reader, part, limits)),
  };
}
