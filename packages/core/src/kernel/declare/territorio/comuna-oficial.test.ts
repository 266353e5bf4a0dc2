import { describe, expect, test } from 'vitest';
import { comunaPorCut, comunasDeChile, cutPorNombre } from './comuna-oficial.ts';
import { provincias, regiones } from './provincias.ts';

describe('the communes of Chile', () => {
  test('are 346 in 56 provinces and 16 regions, each with a code of its own', () => {
    expect(new Set(comunasDeChile.map(({ cut }) => cut)).size).toBe(346);
    expect(new Set(comunasDeChile.map(({ provincia }) => provincia)).size).toBe(56);
    expect(new Set(comunasDeChile.map(({ region }) => region)).size).toBe(16);
    expect([Object.keys(provincias).length, Object.keys(regiones).length]).toEqual([56, 16]);
  });

  test('all lie where Chile is, islands and Antarctica included', () => {
    for (const { cut, punto } of comunasDeChile) {
      expect(cut).toMatch(/^\d{5}$/);
      expect(punto.lon).toBeGreaterThan(-110);
      expect(punto.lon).toBeLessThan(-53);
      expect(punto.lat).toBeLessThan(-17);
      expect(punto.lat).toBeGreaterThan(-63);
    }
  });

  test('Ñuble has its 21 in three provinces', () => {
    const nuble = comunasDeChile.filter(({ cut }) => cut.startsWith('16'));
    expect(nuble).toHaveLength(21);
    expect([...new Set(nuble.map(({ provincia }) => provincia))]).toEqual(['Diguillín', 'Itata', 'Punilla']);
  });
});

describe('a commune is recognised', () => {
  test('by its code, also by one that lost its zero', () => {
    expect(comunaPorCut('16203')?.nombre).toBe('Coelemu');
    expect(comunaPorCut(' 1101 ')?.nombre).toBe('Iquique');
    expect(comunaPorCut('99999')).toBeUndefined();
  });

  test.each([
    ['CHILLÁN VIEJO', '16103'],
    ['Ranquil', '16206'],
    ['Comuna de Ñiquén', '16303'],
    ['I. Municipalidad de Trehuaco', '16207'],
    ["O'Higgins", '11302'],
  ])('by its name, %s', (name, cut) => {
    expect(cutPorNombre(name)).toBe(cut);
  });

  test('but not by any other word', () => {
    expect(cutPorNombre('INTERCOMUNAL')).toBeUndefined();
  });
});
