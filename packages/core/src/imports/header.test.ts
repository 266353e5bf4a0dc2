import { describe, expect, it } from 'vitest';
import { searchHeader } from './header.ts';
import { findProfile } from './profile.ts';
import { ImportRefusal } from './refusal.ts';
import { toyHeaders, toyProduct } from './testing/toy.ts';

const search = () => searchHeader(findProfile(toyProduct, 'obra', 'plan'));
const row = (celdas: readonly string[], fila = 1, hoja = 1) => ({ hoja, fila, celdas });

describe('the headers of a sheet', () => {
  it('are found whatever their blanks, accents and case', () => {
    const layout = search().look(row(['', ' codigo', 'Nombre de  la\nobra ', 'MONTO M$', 'Otra'], 7));
    expect(layout?.fila).toBe(7);
    expect(layout?.named).toEqual([
      { name: 'CÓDIGO', at: 1 },
      { name: 'NOMBRE DE LA OBRA', at: 2 },
      { name: 'MONTO M$', at: 3 },
      { name: 'Otra', at: 4 },
    ]);
    expect(layout?.columns.map(({ to }) => to)).toEqual(['sigla', 'nombre', 'monto']);
  });

  it('that repeat are told apart by their order, and nameless columns are left out', () => {
    const layout = search().look(row([...toyHeaders, 'FECHA', '', 'fecha', 'FECHA ']));
    expect(layout?.named.slice(-3).map(({ name, at }) => [name, at])).toEqual([
      ['FECHA', 6],
      ['fecha (2)', 8],
      ['FECHA (3)', 9],
    ]);
  });

  it('may stand under a title, on any sheet, but within its first 30 rows', () => {
    const under = (rows: number) => {
      const header = search();
      for (let fila = 1; fila <= rows; fila += 1) header.look(row(['título'], fila));
      return header;
    };
    expect(under(29).look(row(toyHeaders, 30))?.fila).toBe(30);
    expect(under(30).look(row(toyHeaders, 31))).toBeUndefined();
    expect(under(30).look(row(toyHeaders, 1, 2))?.hoja).toBe(2);
  });

  it('that are missing are named, those of the closest row', () => {
    const header = search();
    header.look(row(['CÓDIGO', 'MONTO M$']));
    header.look(row(['otra cosa'], 2));
    expect(header.refusal().message).toContain('falta «NOMBRE DE LA OBRA».');
  });
});

describe('a profile', () => {
  it.each([
    ['nada', 'plan'],
    ['obra', 'nada'],
    ['obra', 'constructor'],
  ])('%s/%s that does not exist is refused', (module, sheet) => {
    expect(() => findProfile(toyProduct, module, sheet)).toThrow(ImportRefusal);
  });
});
