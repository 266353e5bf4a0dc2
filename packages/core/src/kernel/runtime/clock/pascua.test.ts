import { describe, expect, it } from 'vitest';
import { diaDeSemana } from '../../declare/valores/fecha.ts';
import { domingoDePascua } from './pascua.ts';

describe('domingoDePascua', () => {
  it.each([
    '1990-04-15',
    '1991-03-31',
    '1992-04-19',
    '1993-04-11',
    '1994-04-03',
    '1995-04-16',
    '1996-04-07',
    '1997-03-30',
    '1998-04-12',
    '1999-04-04',
    '2000-04-23',
    '2001-04-15',
    '2002-03-31',
    '2003-04-20',
    '2004-04-11',
    '2005-03-27',
    '2006-04-16',
    '2007-04-08',
    '2008-03-23',
    '2009-04-12',
    '2010-04-04',
    '2011-04-24',
    '2012-04-08',
    '2013-03-31',
    '2014-04-20',
    '2015-04-05',
    '2016-03-27',
    '2017-04-16',
    '2018-04-01',
    '2019-04-21',
    '2020-04-12',
    '2021-04-04',
    '2022-04-17',
    '2023-04-09',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2031-04-13',
    '2032-03-28',
    '2033-04-17',
    '2034-04-09',
    '2035-03-25',
    '2038-04-25',
    '2049-04-18',
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2076-04-19',
    '2285-03-22',
  ])('is %s', (fecha) => {
    expect(domingoDePascua(Number(fecha.slice(0, 4)))).toBe(fecha);
  });

  it('is always a Sunday from 22 March to 25 April, and agrees with the method of Gauss', () => {
    for (let anio = 1900; anio < 2100; anio += 1) {
      const [a, b, c] = [anio % 19, anio % 4, anio % 7];
      const d = (19 * a + 24) % 30;
      const e = (2 * b + 4 * c + 6 * d + 5) % 7;
      const excepcion = d === 29 && e === 6 ? 7 : d === 28 && e === 6 && a > 10 ? 7 : 0;
      const marzo = 22 + d + e - excepcion;
      const esperado =
        marzo > 31 ? `${anio}-04-${String(marzo - 31).padStart(2, '0')}` : `${anio}-03-${marzo}`;
      expect(domingoDePascua(anio)).toBe(esperado);
      expect(diaDeSemana(esperado)).toBe(7);
    }
  });
});
