import { leerTexto } from '../kernel/declare/valores/celda.ts';
import { type Celda, rechazar, VACIA } from '../kernel/declare/valores/lectura.ts';
import { plegar } from '../kernel/declare/valores/texto.ts';
import type { ProfileColumn } from './profile.ts';
import type { RefIndex } from './refs.ts';
import type { ValueReading } from './value.ts';

/** What one name of a cell stands for: a code or an id, nothing on purpose, or nothing that is known. */
type Resolve = (name: string) => { readonly meaning: string } | 'nothing' | 'unknown';

const byChoice =
  ({ meanings }: ProfileColumn): Resolve =>
  (name) => {
    const meaning = meanings.get(plegar(name));
    if (meaning === undefined) return 'unknown';
    return meaning === '' ? 'nothing' : { meaning };
  };

const byRef =
  ({ meanings, field }: ProfileColumn, refs: RefIndex): Resolve =>
  (name) => {
    const known = meanings.get(plegar(name)) ?? name;
    if (known === '') return 'nothing';
    const meaning = refs(field.module ?? '', known);
    return meaning === undefined ? 'unknown' : { meaning };
  };

const unknown = (names: readonly string[], many: boolean): string =>
  `${names.map((name) => `«${name}»`).join(', ')} no está entre ${many ? 'los valores conocidos' : 'las opciones'}: elíjalo a mano en la ficha.`;

const readOne = (cell: Celda, resolve: Resolve): ValueReading => {
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  const resolved = resolve(reading.texto);
  if (resolved === 'nothing') return VACIA;
  return resolved === 'unknown'
    ? rechazar(unknown([reading.texto], false))
    : { ok: true, valor: resolved.meaning };
};

const readMany = (cell: Celda, split: RegExp, resolve: Resolve): ValueReading => {
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  const names = reading.texto.split(split).filter((name) => name.trim() !== '');
  const resolved = names.map((name) => [name, resolve(name)] as const);
  const strangers = resolved.filter(([, found]) => found === 'unknown').map(([name]) => name);
  const valor = [
    ...new Set(resolved.flatMap(([, found]) => (typeof found === 'object' ? [found.meaning] : []))),
  ];
  if (strangers.length) {
    const motivo = unknown(strangers, true);
    return valor.length ? { ok: true, valor, aviso: motivo } : rechazar(motivo);
  }
  return valor.length ? { ok: true, valor } : VACIA;
};

const SEPARATORS = /\s*[,;/]\s*/;

/** Reads one of a closed list, by its words, its code or another spelling the profile knows. */
export const readChoice = (cell: Celda, column: ProfileColumn): ValueReading =>
  readOne(cell, byChoice(column));

/** Reads several of a closed list. */
export const readChoices = (cell: Celda, column: ProfileColumn): ValueReading =>
  readMany(cell, column.split ?? SEPARATORS, byChoice(column));

/** Reads the name of a record of another module. A spelling the profile maps to `''` means no record, on purpose. */
export const readRef = (cell: Celda, column: ProfileColumn, refs: RefIndex): ValueReading =>
  readOne(cell, byRef(column, refs));

/** Reads the names of several records of another module; those that are known stay when others are not. */
export const readRefs = (cell: Celda, column: ProfileColumn, refs: RefIndex): ValueReading =>
  readMany(cell, column.split ?? SEPARATORS, byRef(column, refs));
