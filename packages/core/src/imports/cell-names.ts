import { leerTexto } from '../kernel/declare/valores/celda.ts';
import { type Celda, rechazar, VACIA } from '../kernel/declare/valores/lectura.ts';
import { plegar } from '../kernel/declare/valores/texto.ts';
import type { ProfileColumn } from './profile.ts';
import type { RefIndex, RefOption } from './refs.ts';
import type { UnknownName, ValueReading } from './value.ts';

/** What one name of a cell stands for: a code or an id, nothing on purpose, or what is not known for sure. */
type Resolve = (
  name: string,
) => { readonly meaning: string } | 'nothing' | { readonly opciones: readonly RefOption[] };

const byChoice =
  ({ meanings }: ProfileColumn): Resolve =>
  (name) => {
    const meaning = meanings.get(plegar(name));
    if (meaning === undefined) return { opciones: [] };
    return meaning === '' ? 'nothing' : { meaning };
  };

const byRef =
  ({ meanings, field, by }: ProfileColumn, refs: RefIndex): Resolve =>
  (name) => {
    const known = meanings.get(plegar(name)) ?? name;
    if (known === '') return 'nothing';
    const found = refs.find(field.module ?? '', known, by);
    const [only] = found;
    return only && found.length === 1 ? { meaning: only.id } : { opciones: found };
  };

const quoted = (names: readonly UnknownName[]): string => names.map(({ texto }) => `«${texto}»`).join(', ');

const unknown = (names: readonly UnknownName[]): string => {
  const several = names.filter(({ opciones }) => opciones.length > 1);
  if (several.length)
    return `${quoted(several)} calza con ${several[0]?.opciones.length} registros: elija cuál.`;
  return `No se reconoce ${quoted(names)}: diga a qué corresponde en «Nombres por reconocer».`;
};

const readOne = (cell: Celda, resolve: Resolve): ValueReading => {
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  const resolved = resolve(reading.texto);
  if (resolved === 'nothing') return VACIA;
  if ('meaning' in resolved) return { ok: true, valor: resolved.meaning };
  const desconocidos = [{ texto: reading.texto, opciones: resolved.opciones }];
  return { ...rechazar(unknown(desconocidos)), desconocidos };
};

const readMany = (cell: Celda, split: RegExp, resolve: Resolve): ValueReading => {
  const reading = leerTexto(cell);
  if (!reading.ok) return reading;
  const names = reading.texto.split(split).filter((name) => name.trim() !== '');
  const resolved = names.map((name) => [name, resolve(name)] as const);
  const desconocidos = resolved.flatMap(([texto, found]) =>
    typeof found === 'object' && 'opciones' in found ? [{ texto, opciones: found.opciones }] : [],
  );
  const valor = [
    ...new Set(
      resolved.flatMap(([, found]) =>
        typeof found === 'object' && 'meaning' in found ? [found.meaning] : [],
      ),
    ),
  ];
  if (desconocidos.length) {
    const motivo = unknown(desconocidos);
    return { ...(valor.length ? { ok: true, valor, aviso: motivo } : rechazar(motivo)), desconocidos };
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
