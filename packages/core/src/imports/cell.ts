import type { FieldKind } from '../kernel/declare/field.ts';
import { leerTexto } from '../kernel/declare/valores/celda.ts';
import { leerPesos } from '../kernel/declare/valores/dinero-lectura.ts';
import { type Celda, rechazar } from '../kernel/declare/valores/lectura.ts';
import { leerPorcentaje } from '../kernel/declare/valores/porcentaje.ts';
import { leerRut } from '../kernel/declare/valores/rut.ts';
import { limpiar, plegar } from '../kernel/declare/valores/texto.ts';
import { readChoice, readChoices, readRef, readRefs } from './cell-names.ts';
import { readInteger, readNumber } from './cell-numbers.ts';
import { type DateEvidence, readDate } from './dates.ts';
import type { Layout } from './layout.ts';
import type { ProfileColumn } from './profile.ts';
import type { RefIndex } from './refs.ts';
import type { ValueReading } from './value.ts';

/** What cells are read with, beyond their column. */
export interface CellContext {
  readonly refs: RefIndex;
  /** By header. */
  readonly dates: ReadonlyMap<string, DateEvidence>;
  /** Order of day and month a person chose, by header. */
  readonly orders?: Layout['orders'];
}

type CellReader = (cell: Celda, column: ProfileColumn, context: CellContext) => ValueReading;

const readText: CellReader = (cell) => {
  const reading = leerTexto(cell);
  return reading.ok ? { ok: true, valor: reading.texto } : reading;
};

const readLongText: CellReader = (cell) => {
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  return {
    ok: true,
    valor: String(cell)
      .trim()
      .split(/\r\n?|\n/)
      .map(limpiar)
      .join('\n'),
  };
};

const readMoney: CellReader = (cell, { unit }) => {
  const reading = leerPesos(cell, unit);
  if (!reading.ok) return reading;
  const valor = reading.pesos;
  return reading.redondeado
    ? { ok: true, valor, aviso: 'Traía centavos: se redondeó al peso.' }
    : { ok: true, valor };
};

const readPercent: CellReader = (cell) => {
  const reading = leerPorcentaje(cell);
  return reading.ok ? { ok: true, valor: reading.porcentaje } : reading;
};

const YES = new Set(['SI', 'S', 'X', '1', 'VERDADERO', 'TRUE']);
const NO = new Set(['NO', 'N', '0', 'FALSO', 'FALSE']);

const readBoolean: CellReader = (cell) => {
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  const word = plegar(reading.texto);
  if (YES.has(word)) return { ok: true, valor: true };
  return NO.has(word) ? { ok: true, valor: false } : rechazar('No dice SI ni NO: escriba una de las dos.');
};

const readRut: CellReader = (cell) => {
  const reading = leerRut(cell);
  return reading.ok ? { ok: true, valor: reading.rut } : reading;
};

const readEmail: CellReader = (cell) => {
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(reading.texto)
    ? { ok: true, valor: reading.texto.toLowerCase() }
    : rechazar('No es un correo: escríbalo como nombre@institucion.cl.');
};

/** How each kind of field is read from one cell; the others need a `read` of their own in the profile. */
const readers: Readonly<Partial<Record<FieldKind, CellReader>>> = {
  text: readText,
  longText: readLongText,
  money: readMoney,
  percent: readPercent,
  number: readNumber,
  integer: readInteger,
  boolean: readBoolean,
  date: (cell, { header }, { dates, orders }) => readDate(cell, dates.get(header), orders?.get(header)),
  choice: readChoice,
  choices: readChoices,
  ref: (cell, column, { refs }) => readRef(cell, column, refs),
  refs: (cell, column, { refs }) => readRefs(cell, column, refs),
  rut: readRut,
  email: readEmail,
};

/**
 * Reads a cell by the kind of its field.
 *
 * @throws Error when cells cannot hold that kind: the profile must read it itself.
 */
export const readCell: CellReader = (cell, column, context) => {
  const read = readers[column.field.kind];
  if (!read)
    throw new Error(`A cell cannot hold ${column.to} (${column.field.kind}); its column needs a read.`);
  return read(cell, column, context);
};
