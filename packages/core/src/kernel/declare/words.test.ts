import { describe, expect, it } from 'vitest';
import { boolean, choice, date, integer, ref, text } from './fields.ts';
import { defineModule } from './module.ts';
import type { Operand, Predicate } from './predicate.ts';
import { composeProduct, definePack } from './product.ts';
import { labelOf, predicateWords } from './words.ts';

const casa = defineModule({
  name: 'casa',
  label: { one: 'Casa', many: 'Casas', feminine: true },
  title: 'nombre',
  code: { sequence: 'CA' },
  fields: {
    nombre: text('Nombre', { required: true }),
    tipo: choice('Tipo', { A: 'De adobe', B: 'De madera' }),
    vence: date('Vence'),
    pisos: integer('Pisos'),
    techo: boolean('Techo'),
    calle: ref('Calle', 'casa'),
  },
  states: { NUEVA: { label: 'Nueva' } },
  initial: 'NUEVA',
  transitions: () => ({}),
  grants: { '*': { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const [module] = composeProduct([
  definePack({ name: 'barrio', label: 'Barrio', roles: {}, modules: [casa] }),
]).modules;
if (!module) throw new Error('no module');

const field = (name: string): Operand => ({ field: name });
const said = (predicate: Predicate) => predicateWords(module, predicate);
const compared = (right: Operand) => said({ op: 'eq', left: field('pisos'), right });

describe('a condition in words', () => {
  it.each<[Predicate, string]>([
    [{ op: 'and', of: [] }, 'siempre'],
    [{ op: 'or', of: [] }, 'nunca'],
    [
      {
        op: 'or',
        of: [
          { op: 'empty', of: field('tipo') },
          { op: 'not', of: { op: 'eq', left: field('techo'), right: { value: true } } },
        ],
      },
      '«Tipo» está vacío o no se cumple que «Techo» es sí',
    ],
    [{ op: 'eq', left: field('techo'), right: { value: false } }, '«Techo» es no'],
    [
      { op: 'parent', by: 'calle', module: 'casa', where: { op: 'and', of: [] } },
      'el registro de «Calle» está al alcance',
    ],
    [
      { op: 'in', left: field('tipo'), right: { value: ['A', 'B', 'Z'] } },
      '«Tipo» es De adobe, De madera o Z',
    ],
    [{ op: 'in', left: field('tipo'), right: { value: [] } }, '«Tipo» es ninguno'],
    [{ op: 'eq', left: field('estado'), right: { value: 'NUEVA' } }, '«Estado» es Nueva'],
    [{ op: 'eq', left: field('estado'), right: { value: 'VIEJA' } }, '«Estado» es VIEJA'],
    [{ op: 'lt', left: field('vence'), right: { clock: 'today' } }, '«Vence» es anterior a hoy'],
    [
      { op: 'gte', left: field('creadoEn'), right: { clock: 'now' } },
      '«Creado» no es anterior a este momento',
    ],
  ])('%o', (predicate, words) => {
    expect(said(predicate)).toBe(words);
  });

  it.each<[Operand, string]>([
    [{ actor: 'id' }, 'la persona que consulta'],
    [{ param: 'tope' }, 'el umbral «tope»'],
    [{ first: [field('vence'), field('pisos')] }, '«Vence» o, si falta, «Pisos»'],
    [{ apart: [field('pisos'), { value: 2 }] }, 'la diferencia entre «Pisos» y 2'],
    [{ share: [field('pisos'), { value: 4 }] }, '«Pisos» como parte de 4'],
    [{ hours: field('vence'), ahead: true }, 'las horas para «Vence»'],
    [{ hours: field('vence') }, 'las horas desde «Vence»'],
    [{ days: field('vence'), working: true }, 'los días hábiles desde «Vence»'],
    [{ days: field('vence'), working: false, ahead: true }, 'los días para «Vence»'],
  ])('compared with %o', (right, words) => {
    expect(compared(right)).toBe(`«Pisos» es ${words}`);
  });
});

it('a value nobody named is called by its code', () => {
  expect(labelOf(module, 'fantasma')).toBe('fantasma');
});
