import { describe, expect, it } from 'vitest';
import type { Field } from './field.ts';
import * as f from './fields.ts';
import { isId, readValue, readValues } from './read.ts';

const colors = { ROJO: 'Rojo', AZUL: 'Azul' };
const kept = { key: 't/formas/abc.geojson', name: 'trazado.geojson', size: 20_000 };
const geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const stored = { key: 't/a.pdf', name: 'a.pdf', size: 3 };

const accepted: readonly (readonly [string, Field, unknown, unknown])[] = [
  ['a text, cleaned', f.text('T'), '  Ñuble \u200b  verde ', 'Ñuble verde'],
  ['a long text, its lines kept', f.longText('T'), '  uno\r\ndos\rtres  ', 'uno\ndos\ntres'],
  ['pesos', f.money('T'), 12_345_678, 12_345_678],
  ['less than nothing', f.money('T'), -1, -1],
  ['a percentage, to two decimals', f.percent('T'), 33.333, 33.33],
  ['more than all, where allowed', f.percent('T', { max: 200 }), 150, 150],
  ['a number', f.number('T'), 1.5, 1.5],
  ['the number at either end', f.number('T', { min: 1, max: 7 }), 7, 7],
  ['an integer', f.integer('T', { min: 0 }), 0, 0],
  ['no', f.boolean('T'), false, false],
  ['a date', f.date('T'), '2028-02-29', '2028-02-29'],
  ['an instant, in UTC', f.instant('T'), '2026-03-01T10:00:00-03:00', '2026-03-01T13:00:00.000Z'],
  ['a choice', f.choice('T', colors), 'AZUL', 'AZUL'],
  ['choices, each once', f.choices('T', colors), ['AZUL', 'ROJO', 'AZUL'], ['AZUL', 'ROJO']],
  ['a reference', f.ref('T', 'x'), '01kxk8390023av38ga3e1pw4xm', '01kxk8390023av38ga3e1pw4xm'],
  ['references, each once', f.refs('T', 'x'), ['a', 'b', 'a'], ['a', 'b']],
  ['a RUN, as it is stored', f.rut('T'), ' 12.345.678-5 ', '12345678-5'],
  ['an address', f.email('T'), ' ana@gore.cl ', 'ana@gore.cl'],
  [
    'a file',
    f.file('T'),
    { ...stored, sha256: 'ab', type: 'x/y', secret: 1 },
    { ...stored, sha256: 'ab', type: 'x/y' },
  ],
  ['a point', f.point('T'), { lon: -72.1, lat: -36.6, alt: 3 }, { lon: -72.1, lat: -36.6 }],
  ['a geometry', f.geometry('T'), geometry, geometry],
  ['a long one, by its file', f.geometry('T'), kept, kept],
  ['free JSON', f.json('T'), { a: [1, null, { b: 'ñ' }] }, { a: [1, null, { b: 'ñ' }] }],
  ['false as JSON', f.json('T'), false, false],
  [
    'rows, without what is empty',
    f.list('T', { a: f.text('A'), n: f.integer('N', { default: 1 }) }),
    [{ a: ' x ' }, { a: '', n: 2 }],
    [{ a: 'x', n: 1 }, { n: 2 }],
  ],
];

const refused: readonly (readonly [string, Field, unknown, string])[] = [
  ['a number for a text', f.text('T'), 3, 'Debe ser un texto.'],
  ['a list for a text', f.longText('T'), ['a'], 'Debe ser un texto.'],
  ['a null character', f.longText('T'), 'a\0b', 'Contiene caracteres que no se pueden guardar.'],
  ['too short a text', f.text('T', { min: 3 }), 'ab', 'Debe tener al menos 3 caracteres.'],
  ['too long a text', f.text('T'), 'x'.repeat(301), 'Debe tener como máximo 300 caracteres.'],
  ['too long a long text', f.longText('T'), 'x'.repeat(20_001), 'Debe tener como máximo 20000 caracteres.'],
  ['another pattern', f.text('T', { pattern: /^\d$/ }), 'x', 'El formato no es válido.'],
  ['a text for a number', f.number('T'), '3', 'Debe ser un número.'],
  ['no number at all', f.number('T'), Number.NaN, 'Debe ser un número.'],
  ['infinity', f.money('T'), Number.POSITIVE_INFINITY, 'Debe ser un número.'],
  ['half a peso', f.money('T'), 1.5, 'Debe ser un número entero.'],
  ['more than a safe integer', f.integer('T'), 2 ** 53, 'Debe ser un número entero.'],
  ['less than the least', f.integer('T', { min: 0 }), -1, 'El mínimo es 0.'],
  ['more than the most', f.number('T', { max: 7 }), 7.1, 'El máximo es 7.'],
  ['less than nothing of all', f.percent('T'), -0.1, 'El mínimo es 0.'],
  ['more than all', f.percent('T'), 100.1, 'El máximo es 100.'],
  [
    'a number beyond storage',
    f.number('T'),
    1e300,
    'Contiene un número demasiado grande o demasiado pequeño.',
  ],
  [
    'a number below storage',
    f.number('T'),
    1e-200,
    'Contiene un número demasiado grande o demasiado pequeño.',
  ],
  ['yes in words', f.boolean('T'), 'sí', 'Debe ser sí o no.'],
  ['a day that never was', f.date('T'), '2026-02-29', 'Debe ser una fecha, por ejemplo 2026-03-15.'],
  ['a number for a date', f.date('T'), 20260315, 'Debe ser una fecha, por ejemplo 2026-03-15.'],
  ['an instant of no zone', f.instant('T'), '2026-03-01T10:00:00', 'Debe ser una fecha y hora con zona.'],
  ['an instant of no day', f.instant('T'), '2026-02-30T10:00:00Z', 'Debe ser una fecha y hora con zona.'],
  [
    'an instant before the years',
    f.instant('T'),
    '0001-01-01T00:00:00+10:00',
    'Debe ser una fecha y hora con zona.',
  ],
  [
    'an instant with a remark',
    f.instant('T'),
    '2026-03-01T (tarde) Z',
    'Debe ser una fecha y hora con zona.',
  ],
  ['no option', f.choice('T', colors), 'VERDE', 'Elija una de las opciones.'],
  ['what every object has', f.choice('T', colors), 'toString', 'Elija una de las opciones.'],
  ['one wrong option', f.choices('T', colors), ['ROJO', 'VERDE'], 'Elija entre las opciones.'],
  ['one option alone', f.choices('T', colors), 'ROJO', 'Elija entre las opciones.'],
  ['a reference in capitals', f.ref('T', 'x'), 'ABC', 'Elija un registro de la lista.'],
  ['a reference with a key in it', f.ref('T', 'x'), 'a#b', 'Elija un registro de la lista.'],
  ['references that are none', f.refs('T', 'x'), ['a', 3], 'Elija registros de la lista.'],
  [
    'too many references',
    f.refs('T', 'x'),
    Array.from({ length: 26 }, (_, at) => `a${at}`),
    'Elija 25 como máximo.',
  ],
  ['a number for a RUN', f.rut('T'), 12345678, 'Debe ser un RUT.'],
  [
    'a wrong digit',
    f.rut('T'),
    '12.345.678-9',
    'El dígito verificador no corresponde al número: revise el RUT completo.',
  ],
  ['no RUN', f.rut('T'), 'hola', 'No es un RUT: escríbalo completo, por ejemplo 12.345.678-5.'],
  [
    'half an address',
    f.email('T'),
    'ana@gore',
    'No es un correo: escríbalo completo, por ejemplo nombre@institucion.cl.',
  ],
  ['a number for an address', f.email('T'), 1, 'Debe ser un texto.'],
  ['too long an address', f.email('T'), `${'x'.repeat(250)}@a.cl`, 'Debe tener como máximo 254 caracteres.'],
  ['a name for a file', f.file('T'), 'a.pdf', 'Debe ser un archivo subido.'],
  ['a file of no size', f.file('T'), { key: 'k', name: 'a' }, 'Debe ser un archivo subido.'],
  [
    'a file of endless size',
    f.file('T'),
    { ...stored, size: Number.POSITIVE_INFINITY },
    'Contiene un número demasiado grande o demasiado pequeño.',
  ],
  ['a list for a point', f.point('T'), [1, 2], 'Debe ser un punto con longitud y latitud.'],
  ['half a point', f.point('T'), { lon: 1 }, 'La longitud va de −180 a 180 y la latitud de −90 a 90.'],
  [
    'a point off the earth',
    f.point('T'),
    { lon: 181, lat: 0 },
    'La longitud va de −180 a 180 y la latitud de −90 a 90.',
  ],
  [
    'no geometry',
    f.geometry('T'),
    { type: 'Circle', coordinates: [] },
    'Debe ser una geometría GeoJSON con todos sus vértices.',
  ],
  [
    'too large a geometry',
    f.geometry('T'),
    { type: 'LineString', coordinates: Array(9000).fill([-72.1, -36.6]) },
    'Es demasiado grande: 16 KB como máximo.',
  ],
  ['too large JSON', f.json('T'), 'x'.repeat(16_385), 'Es demasiado grande: 16 KB como máximo.'],
  ['one row for rows', f.list('T', {}), {}, 'Debe ser una lista de filas.'],
  ['too many rows', f.list('T', {}), Array(51).fill({}), 'Admite 50 filas como máximo.'],
  ['more rows than the list takes', f.list('T', {}, { max: 1 }), [{}, {}], 'Admite 1 filas como máximo.'],
  ['a text for a row', f.list('T', {}), [{}, 'x'], 'La fila 2 no es válida.'],
  [
    'a fault inside a row',
    f.list('T', { m: f.money('Monto', { min: 0 }) }),
    [{ m: 1 }, { m: -1 }],
    'Fila 2, Monto: El mínimo es 0.',
  ],
  [
    'a row without what it needs',
    f.list('T', { m: f.money('Monto', { required: true }) }),
    [{}],
    'Fila 1, Monto: Falta monto.',
  ],
  [
    'a row with what it has not',
    f.list('T', { m: f.money('Monto') }),
    [{ n: 1 }],
    'Fila 1, n: No existe este dato.',
  ],
];

describe('a value', () => {
  it.each(accepted)('accepted: %s', (_, field, raw, value) => {
    expect(readValue(field, raw)).toEqual({ value });
  });

  it.each(refused)('refused: %s', (_, field, raw, message) => {
    expect(readValue(field, raw)).toEqual({ message });
  });

  it.each([null, undefined, ''])('%j clears any field', (raw) => {
    for (const [, field] of accepted) expect(readValue(field, raw)).toEqual({ value: undefined });
  });

  it('is cleared by nothing but blanks, and lists by having nothing in them', () => {
    expect(readValue(f.text('T', { min: 3 }), ' \u00a0 ')).toEqual({ value: undefined });
    expect(readValue(f.email('T'), '  ')).toEqual({ value: undefined });
    expect(readValue(f.refs('T', 'x'), [])).toEqual({ value: undefined });
    expect(readValue(f.choices('T', colors), [])).toEqual({ value: undefined });
    expect(readValue(f.list('T', {}), [])).toEqual({ value: undefined });
  });

  it('half a character is made whole, or refused where nobody reads it', () => {
    expect(readValue(f.text('T'), 'a\ud800b')).toEqual({ value: 'a\ufffdb' });
    const message = 'Contiene caracteres que no se pueden guardar.';
    expect(readValue(f.json('T'), { a: ['\ud800'] })).toEqual({ message });
    expect(readValue(f.json('T'), 'a\0b')).toEqual({ message });
    expect(readValue(f.file('T'), { ...stored, key: 't/\0' })).toEqual({ message });
  });

  it('of free JSON keeps to what storage holds', () => {
    const read = (raw: unknown) => readValue(f.json('T'), raw);
    const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    const named = 'Contiene un nombre de dato que no se puede guardar.';
    expect(read(JSON.parse('{"__proto__": {"a": 1}}'))).toEqual({ message: named });
    expect(read({ '': 1 })).toEqual({ message: named });
    expect(read({ 'a\0': 1 })).toEqual({ message: named });
    expect(read([{ a: 1e17 }])).toEqual({
      message: 'Contiene un número demasiado grande o demasiado pequeño.',
    });
    expect(read(nested(20))).toEqual({ value: nested(20) });
    expect(read(nested(21))).toEqual({ message: 'Tiene demasiados niveles: simplifíquelo.' });
    expect(read(nested(5000))).toEqual({ message: 'Tiene demasiados niveles: simplifíquelo.' });
  });
});

it('a field that lost its options or its columns takes nothing', () => {
  const { choices: _, ...choice } = f.choice('T', colors);
  const { fields: __, ...rows } = f.list('T', { a: f.text('A') });
  expect(readValue(choice, 'ROJO')).toEqual({ message: 'Elija una de las opciones.' });
  expect(readValue({ ...choice, kind: 'choices' }, ['ROJO'])).toEqual({
    message: 'Elija entre las opciones.',
  });
  expect(readValue(rows, [{ a: 'x' }])).toEqual({ message: 'Fila 1, a: No existe este dato.' });
});

describe('the values of a form', () => {
  const fields = {
    nombre: f.text('Nombre', { required: true }),
    nota: f.text('Nota'),
    dia: f.integer('Día', { default: 1 }),
    tipo: f.choice('Tipo', colors, { required: true, default: 'ROJO' }),
  };

  it('are read one by one; an empty one is there to clear what was', () => {
    expect(readValues(fields, { nota: '' })).toEqual({ values: { nota: undefined }, faults: [] });
    expect(readValues(fields, { nombre: 'x', dia: 3 })).toEqual({
      values: { nombre: 'x', dia: 3 },
      faults: [],
    });
  });

  it('name every fault at once', () => {
    expect(readValues(fields, { nombre: ' ', nota: 3, apodo: 'x', constructor: 1 }).faults).toEqual([
      { field: 'nombre', message: 'Falta nombre.' },
      { field: 'nota', message: 'Debe ser un texto.' },
      { field: 'apodo', message: 'No existe este dato.' },
      { field: 'constructor', message: 'No existe este dato.' },
    ]);
  });

  it('when complete, ask for what is missing and fill in what goes without saying', () => {
    const read = readValues(fields, { nota: 'x' }, { complete: true });
    expect(read.values).toEqual({ nota: 'x', dia: 1, tipo: 'ROJO' });
    expect(read.faults).toEqual([{ field: 'nombre', message: 'Falta nombre.' }]);
    expect(readValues(fields, { nombre: 'x', dia: null }, { complete: true }).values).toEqual({
      nombre: 'x',
      dia: undefined,
      tipo: 'ROJO',
    });
  });

  it('are never those of the prototype', () => {
    const raw = JSON.parse('{"__proto__": {"nombre": "x"}}') as Readonly<Record<string, unknown>>;
    expect(readValues(fields, raw).faults).toEqual([{ field: '__proto__', message: 'No existe este dato.' }]);
  });
});

it('an id is short, lower-case and has no separators of keys', () => {
  expect(['01kxk8390023av38ga3e1pw4xm', 'sistema:prueba', 'a_b-c'].every(isId)).toBe(true);
  expect(['', 'A', 'a#b', 'a/b', 'a b', 'x'.repeat(65), 3, null, undefined].some(isId)).toBe(false);
});
