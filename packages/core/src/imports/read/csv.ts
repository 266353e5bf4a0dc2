import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { ImportLimits } from '../limits.ts';
import { ImportRefusal } from '../refusal.ts';
import { type Delimiter, detectDelimiter } from './delimiter.ts';
import { decodeText, detectEncoding, type Encoding } from './encoding.ts';
import { boundedRow, type SheetRow } from './sheet-row.ts';
import { boundedBytes, firstBytes, type SheetFile } from './source.ts';

/** How a CSV is written. */
export interface CsvDialect {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

const SAMPLE_BYTES = 2 ** 16;

/** Finds out how a CSV is written. Reads the file once. */
export async function csvDialect(file: SheetFile, limits: ImportLimits): Promise<CsvDialect> {
  const encoding = await detectEncoding(boundedBytes(file, limits.fileBytes));
  const sample = new TextDecoder(encoding).decode(await firstBytes(file, SAMPLE_BYTES));
  return { encoding, delimiter: detectDelimiter(sample) };
}

const refusalOf = (error: CsvError, fila: number): ImportRefusal =>
  error.code === 'CSV_MAX_RECORD_SIZE'
    ? new ImportRefusal(
        'PLANILLA_GRANDE',
        `La fila ${fila} es demasiado larga: revise que no falte cerrar unas comillas y suba la planilla de nuevo.`,
        error,
      )
    : new ImportRefusal(
        'PLANILLA_DANADA',
        `No se puede leer después de la fila ${fila - 1}: revise las comillas en esa parte y suba la planilla de nuevo.`,
        error,
      );

/** The rows of a CSV, one by one. Quoted line ends belong to their cell, so a row may span several lines. */
export async function* csvRows(
  file: SheetFile,
  { encoding, delimiter }: CsvDialect,
  limits: ImportLimits,
): AsyncGenerator<SheetRow, void> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.recordChars,
  });
  const text = Readable.from(decodeText(boundedBytes(file, limits.fileBytes), encoding));
  // What goes wrong upstream reaches the loop below through the parser, which the pipeline destroys with the error.
  pipeline(text, parser, () => undefined);
  let fila = 1;
  try {
    for await (const celdas of parser as AsyncIterable<string[]>) {
      yield boundedRow({ hoja: 1, fila, celdas }, limits);
      fila += 1;
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error, fila) : error;
  }
}
