import { describe, expect, it } from 'vitest';
import type { Field } from '../kernel/declare/field.ts';
import * as fields from '../kernel/declare/fields.ts';
import { defineModule } from '../kernel/declare/module.ts';
import type { Celda } from '../kernel/declare/valores/lectura.ts';
import { readCell } from './cell.ts';
import { faultOf } from './constraints.ts';
import { findProfile } from './profile.ts';
import { loadRefs } from './refs.ts';
import { toyProduct, toyRefs } from './testing/toy.ts';

/** Reads a cell into a field the way a profile would that maps one column to it. */
const read = async (field: Field, cell: Celda, column: { alias?: Record<string, string> } = {}) => {
  const module = defineModule({
    name: 'cosa',
    label: { one: 'Cosa', many: 'Cosas', feminine: true },
    title: 'clave',
    code: { natural: ['clave'], make: ({ clave }) => String(clave) },
    fields: { clave: fields.text('Clave'), dato: field },
    grants: { '*': { leer: 'all' } },
    list: { columns: ['clave'], filters: [], sort: 'clave' },
    sheets: {
      una: { label: 'Una', recognise: [], columns: { DATO: { to: 'dato', ...column } }, totals: [] },
    },
  });
  const profile = findProfile({ find: () => module }, 'cosa', 'una');
  const refs = await loadRefs(profile, toyRefs);
  const [bound] = profile.columns;
  if (!bound) throw new Error('The profile has a column.');
  const reading = readCell(cell, bound, { refs, dates: new Map() });
  return reading.ok ? reading.valor : reading.vacia ? 'vacía' : 'rechazada';
};

const comuna = fields.choices('Comunas', { A: 'Ñiquén', B: 'San Fabián' });

describe('a cell is read by the kind of its field', () => {
  it.each<[string, Field, Celda, unknown]>([
    ['text', fields.text('T'), '  CHILLÁN   VIEJO ', 'CHILLÁN VIEJO'],
    ['text with mojibake', fields.text('T'), 'Ã‘UBLE', 'ÑUBLE'],
    ['text that is a number', fields.text('T'), 40_055_832, '40055832'],
    ['text of absence', fields.text('T'), 'S/F', 'vacía'],
    ['text that is an error', fields.text('T'), '#REF!', 'rechazada'],
    ['text of several lines', fields.longText('T'), 'uno \r\n dos', 'uno\ndos'],
    ['money', fields.money('M'), '$ 1.395.820', 1_395_820],
    ['money, rounded', fields.money('M'), '$10.50', 11],
    ['money that is a typo', fields.money('M'), '´0', 'rechazada'],
    ['percent', fields.percent('P'), '91,74%', 91.74],
    ['integer with thousands', fields.integer('E'), '1,550', 1550],
    ['integer that has decimals', fields.integer('E'), '1,55', 'rechazada'],
    ['integer that is an amount', fields.integer('E'), '$5', 'rechazada'],
    ['number', fields.number('N'), '12,5', 12.5],
    ['number with two separators', fields.number('N'), '1.234,5', 'rechazada'],
    ['yes', fields.boolean('B'), 'Sí', true],
    ['no', fields.boolean('B'), 'no', false],
    ['neither', fields.boolean('B'), 'quizás', 'rechazada'],
    ['rut', fields.rut('R'), '12.345.678-5', '12345678-5'],
    ['e-mail', fields.email('C'), 'Ana@Example.cl', 'ana@example.cl'],
    ['choice by its words', fields.choice('C', { OK: 'Está bien' }), 'ESTA BIEN', 'OK'],
    ['choice by its code', fields.choice('C', { OK: 'Está bien' }), 'ok', 'OK'],
    ['choice that is unknown', fields.choice('C', { OK: 'Está bien' }), 'mal', 'rechazada'],
    ['choices', comuna, 'NIQUEN / SAN FABIAN', ['A', 'B']],
    ['choices, some unknown', comuna, 'NIQUEN; OTRA', ['A']],
    ['ref by any of its names', fields.ref('U', 'unidad'), 'obras publicas', 'u1'],
    ['ref that is unknown', fields.ref('U', 'unidad'), 'otra', 'rechazada'],
    ['refs', fields.refs('U', 'unidad'), 'OP, RI, op', ['u1', 'u2']],
  ])('%s', async (_, field, cell, value) => {
    expect(await read(field, cell)).toEqual(value);
  });

  it('by the other spellings its profile knows', async () => {
    expect(await read(fields.ref('U', 'unidad'), 'vialidad', { alias: { VIALIDAD: 'Obras Públicas' } })).toBe(
      'u1',
    );
    expect(await read(fields.refs('U', 'unidad'), 'TODAS', { alias: { TODAS: '' } })).toBe('vacía');
  });

  it('unless no cell can hold it, which is a mistake of the profile', async () => {
    await expect(read(fields.json('J'), '{}')).rejects.toThrow('needs a read');
  });
});

describe('a value that its field would refuse', () => {
  it.each<[Field, string | number, string]>([
    [fields.text('T', { max: 3 }), 'abcd', '3 caracteres'],
    [fields.text('T', { pattern: /^\d{2}$/ }), '7', 'forma'],
    [fields.money('M', { min: 0 }), -1, 'menor que 0'],
    [fields.percent('P'), 101, 'mayor que 100'],
  ])('%o ← %s', (field, value, words) => {
    expect(faultOf(field, value)).toContain(words);
  });

  it('is let through when it fits', () => {
    expect(faultOf(fields.percent('P', { max: 200 }), 150)).toBeUndefined();
    expect(faultOf(fields.text('T'), 'x'.repeat(300))).toBeUndefined();
  });
});

describe('a name that two records share', () => {
  it('means neither, and both are offered', async () => {
    const profile = findProfile(toyProduct, 'obra', 'plan');
    const refs = await loadRefs(profile, async () => [
      { id: '1', codigo: 'SJ', names: ['San José', 'SJ'] },
      { id: '2', codigo: 'SJ2', names: ['SAN JOSE'], by: { bip: '40000001' } },
    ]);
    const idsOf = (name: string, by?: string) => refs.find('unidad', name, by).map(({ id }) => id);
    expect(idsOf('san josé')).toEqual(['1', '2']);
    expect(idsOf('sj')).toEqual(['1']);
    expect([idsOf('40000001'), idsOf('40000001', 'bip')]).toEqual([[], ['2']]);
    expect(refs.all('unidad')).toHaveLength(2);
  });
});
