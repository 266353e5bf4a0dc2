import { describe, expect, it } from 'vitest';
import { choice, date, list, money, refs, text } from './fields.ts';
import { defineModule, type ItemOf } from './module.ts';
import { queryFor } from './predicate.ts';
import { rollup } from './rollup.ts';

const pieza = defineModule({
  name: 'pieza',
  label: { one: 'Pieza', many: 'Piezas', feminine: true },
  title: 'nombre',
  code: { sequence: 'PI' },
  fields: {
    nombre: text('Nombre', { required: true }),
    monto: money('Monto'),
    vence: date('Vence'),
    color: choice('Color', { ROJO: 'Rojo', AZUL: 'Azul' }),
    comunas: refs('Comunas', 'comuna'),
    filas: list('Filas', { dato: text('Dato') }),
  },
  states: { UNO: { label: 'Uno' }, DOS: { label: 'Dos' } },
  initial: 'UNO',
  transitions: (verb) => ({ ir: verb({ label: 'Ir', from: ['UNO'], to: 'DOS' }) }),
  grants: { '*': { leer: 'all', ir: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const q = queryFor<ItemOf<typeof pieza>>();
const of = { label: 'Total', by: 'nombre' } as const;

/** Each is wrong in one way; that the compiler says so is what is tested, and that nothing else is wrong with it. */
const wrong = {
  'money compared with a text': () =>
    // @ts-expect-error
    q.gt('monto', 'mucho'),
  'a text compared with a number': () =>
    // @ts-expect-error
    q.eq('nombre', 3),
  'a choice that is what it does not offer': () =>
    // @ts-expect-error
    q.eq('color', 'VERDE'),
  'a choice among what it does not offer': () =>
    // @ts-expect-error
    q.in('color', ['ROJO', 'VERDE']),
  'a state the module does not have': () =>
    // @ts-expect-error
    q.eq('estado', 'TRES'),
  'a field the record does not have': () =>
    // @ts-expect-error
    q.eq('dueno', q.actor('id')),
  'an empty field the record does not have': () =>
    // @ts-expect-error
    q.empty('dueno'),
  'a list asked of what is none': () =>
    // @ts-expect-error
    q.has('nombre', ['a']),
  'a list that holds what it cannot': () =>
    // @ts-expect-error
    q.has('comunas', [3]),
  'days compared with a text': () =>
    // @ts-expect-error
    q.gt(q.days('vence'), 'muchos'),
  'days since what the record does not have': () =>
    // @ts-expect-error
    q.days('cumple'),
  'something an actor is not asked': () =>
    // @ts-expect-error
    q.eq('nombre', q.actor('salario')),
  'a person among its units': () =>
    // @ts-expect-error
    q.in('nombre', q.actor('id')),
  'a threshold in the place of a text': () =>
    // @ts-expect-error
    q.eq('nombre', q.param('tope')),
  'one field compared with another of another kind': () =>
    // @ts-expect-error
    q.eq('nombre', q.field('monto')),
  'a sum of what the child does not have': () =>
    // @ts-expect-error
    rollup(pieza, { ...of, sum: 'sueldo' }),
  'a child that points by what it does not have': () =>
    // @ts-expect-error
    rollup(pieza, { ...of, by: 'padre' }),
  'children counted by what they do not have': () =>
    // @ts-expect-error
    rollup(pieza, { ...of, where: (child) => child.eq('sueldo', 1) }),
  'children counted by what they never are': () =>
    // @ts-expect-error
    rollup(pieza, { ...of, where: (child) => child.eq('color', 'VERDE') }),
};

describe('a condition that can never be meant does not compile', () => {
  it.each(Object.entries(wrong))('%s', (_, build) => {
    expect(build()).toBeTypeOf('object');
  });
});
