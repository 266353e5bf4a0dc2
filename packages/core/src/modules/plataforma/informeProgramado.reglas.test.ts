import { describe, expect, it } from 'vitest';
import { enPalabras, horarioImposible, yaEntregada } from './informeProgramado.reglas.ts';

describe('un horario', () => {
  it.each([
    ['0 17 * * 5', false, 'los viernes a las 17:00'],
    ['0 17 * * 5', true, 'los viernes a las 17:00; si no es hábil, el hábil siguiente'],
    ['30 8 * * *', false, 'todos los días a las 8:30'],
    ['5 8,17 * * 1-5', false, 'de lunes a viernes a las 8:05 y 17:05'],
    ['0 9 * * 1,3,7', false, 'los lunes, miércoles y domingo a las 9:00'],
    ['0 9 1 * *', false, 'el día 1 de cada mes a las 9:00'],
    ['0 9 1,15 1,7 *', false, 'el día 1 y 15 de cada mes en enero y julio a las 9:00'],
    ['0 9 * * 2,4,6', false, 'los martes, jueves y sábado a las 9:00'],
    ['0 9 * * 1-3', false, 'los lunes, martes y miércoles a las 9:00'],
    ['0 9 * * 1,2,3,4,6', false, 'los lunes, martes, miércoles, jueves y sábado a las 9:00'],
    ['0 9 10-12 * *', false, 'el día 10, 11 y 12 de cada mes a las 9:00'],
    [
      '0 9 1 2-6,8-12 *',
      false,
      'el día 1 de cada mes en febrero, marzo, abril, mayo, junio, agosto, septiembre, octubre, noviembre y diciembre a las 9:00',
    ],
    ['0 1,13 * * *', false, 'todos los días a la 1:00 y 13:00'],
    ['  0  9 *\t* 1 ', false, 'los lunes a las 9:00'],
    ['0,30 9 * * 1', false, 'según «0,30 9 * * 1»'],
    ['0 */2 * * *', false, 'según «0 */2 * * *»'],
    ['0 9 1 * 5', false, 'según «0 9 1 * 5»'],
    ['0 9 * */2 *', false, 'según «0 9 * */2 *»'],
    ['*/5 9 * * *', false, 'según «*/5 9 * * *»'],
    ['nada', false, 'según «nada»'],
    [undefined, false, undefined],
  ])('%s se dice en palabras', (cuando, habiles, palabras) => {
    expect(enPalabras(cuando, habiles)).toBe(palabras);
  });

  it.each([
    '0 17 * * 5',
    '59 23 31 12 7',
    '0 8-18/2 * * 1-5',
    '0 0,12 1,15 * *',
    '0 */12 * * *',
    '0 8-8 * * *',
    '0 20/2 * * *',
  ])('%s es posible', (cuando) => {
    expect(horarioImposible(cuando)).toBe(false);
  });

  it.each([
    undefined,
    '',
    '0 17 * *',
    '0 17 * * 5 6',
    '60 17 * * 5',
    '0 24 * * *',
    '0 1 0 * *',
    '0 1 * 13 *',
    '0 1 * * 8',
    '0 5-1 * * *',
    '0 */0 * * *',
    '0 */00 * * *',
    '0 1-24 * * *',
    '0 5,24 * * *',
    '0 24,5 * * *',
    '0 x5 * * *',
    '0 5x * * *',
    '0 5/x * * *',
    'a b c d e',
  ])('%s no lo es', (cuando) => {
    expect(horarioImposible(cuando)).toContain('cinco campos');
  });

  it('no pasa de una vez por hora', () => {
    expect(horarioImposible('*/5 * * * *')).toContain('una vez por hora');
  });
});

it.each([
  ['2026-07-17T21:00:00.000Z', '2026-07-17T21:00:00.000Z', true],
  ['2026-07-17T21:00:00.000Z', '2026-07-10T21:00:00.000Z', true],
  ['2026-07-17T21:00:00.000Z', '2026-07-24T21:00:00.000Z', false],
  [undefined, '2026-07-24T21:00:00.000Z', false],
  ['2026-07-17T21:00:00.000Z', undefined, false],
])('después de %s la de %s ya se entregó: %s', (anterior, ocasion, dicho) => {
  expect(yaEntregada(anterior, ocasion) !== undefined).toBe(dicho);
});
