import type { FieldKind } from '../../kernel/declare/field.ts';
import { leerDinero } from '../../kernel/declare/valores/dinero-lectura.ts';
import { leerFecha } from '../../kernel/declare/valores/fecha-lectura.ts';
import type { Celda } from '../../kernel/declare/valores/lectura.ts';
import { leerPorcentaje } from '../../kernel/declare/valores/porcentaje.ts';
import { leerRut } from '../../kernel/declare/valores/rut.ts';
import { readInteger, readNumber } from '../cell-numbers.ts';

type Reading = { readonly ok: boolean; readonly vacia?: true };

const readers: Readonly<Partial<Record<FieldKind, (cell: Celda) => Reading>>> = {
  money: leerDinero,
  percent: leerPorcentaje,
  number: readNumber,
  integer: readInteger,
  rut: leerRut,
  date: (cell) => {
    const reading = leerFecha(cell);
    return reading.ok ? reading : leerFecha(cell, { dialecto: 'mdy' });
  },
  email: (cell) => ({ ok: /@/.test(String(cell)) }),
};

/** Share of some cells that a kind of field could hold; one when anything goes, or nothing is known. */
export const fitOf = (kind: FieldKind, cells: readonly Celda[]): number => {
  const read = readers[kind];
  if (!read) return 1;
  const readings = cells.map(read).filter(({ vacia }) => !vacia);
  return readings.length === 0 ? 1 : readings.filter(({ ok }) => ok).length / readings.length;
};
