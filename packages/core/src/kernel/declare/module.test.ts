import { expect, it } from 'vitest';
import { basisOf } from './basis.ts';
import { file, list, ref, rut, text } from './fields.ts';
import type { Json } from './json.ts';
import { isPersonal, leavesOf } from './leaves.ts';
import { defineModule, stateless } from './module.ts';
import { always, never, queryFor } from './predicate.ts';
import { effect, reads } from './verb.ts';

const base = {
  name: 'nota',
  label: { one: 'Nota', many: 'Notas', feminine: true },
  title: 'texto',
  code: { sequence: 'NO' },
  fields: { texto: text('Texto'), autor: ref('Autor', 'usuario') },
  grants: { '*': { leer: 'all' } },
  list: { columns: ['texto'], filters: [], sort: 'texto' },
} as const;

it('a module that says little has one state, one part of the form and no rules', () => {
  const nota = defineModule({ ...base });
  expect(nota.initial).toBe(stateless);
  expect(nota.states).toEqual({ VIGENTE: { label: 'Vigente' } });
  expect(nota.form).toEqual([{ title: 'Datos', fields: ['texto', 'autor'] }]);
  expect(nota).toMatchObject({
    computed: {},
    derived: {},
    rollups: {},
    unique: [],
    transitions: {},
    create: {},
    effects: {},
    scopes: {},
    filters: {},
    sheets: {},
  });
});

it('the first state is the initial one unless another is named', () => {
  const states = { UNA: { label: 'Una' } };
  expect(defineModule({ ...base, states }).initial).toBe('UNA');
  expect(defineModule({ ...base, states: {} }).initial).toBe(stateless);
});

it('fields no part of the form names come last', () => {
  const nota = defineModule({
    ...base,
    form: (q) => [{ title: 'Lo dicho', fields: ['texto'], when: q.empty('autor') }],
  });
  expect(nota.form).toEqual([
    { title: 'Lo dicho', fields: ['texto'], when: { op: 'empty', of: { field: 'autor' } } },
    { title: 'Otros datos', fields: ['autor'] },
  ]);
  const whole = defineModule({ ...base, form: () => [{ title: 'Todo', fields: ['autor', 'texto'] }] });
  expect(whole.form).toHaveLength(1);
});

it('predicates are data, whatever words they are built from', () => {
  interface Obra {
    readonly nombre: string;
    readonly monto?: number;
    readonly vence?: string;
    readonly comunas?: readonly string[];
  }
  const q = queryFor<Obra>();
  const monto = { field: 'monto' };
  expect(q.and(q.eq('nombre', 'x'), q.or())).toEqual({
    op: 'and',
    of: [{ op: 'eq', left: { field: 'nombre' }, right: { value: 'x' } }, never],
  });
  expect(q.and()).toEqual(always);
  expect(q.not(q.lt('monto', 1))).toEqual({ op: 'not', of: { op: 'lt', left: monto, right: { value: 1 } } });
  expect(q.lte('monto', q.param('tope'))).toEqual({ op: 'lte', left: monto, right: { param: 'tope' } });
  expect(q.gt(q.field('monto'), 1)).toEqual({ op: 'gt', left: monto, right: { value: 1 } });
  expect(q.gte(q.days('vence'), q.param('n'))).toEqual({
    op: 'gte',
    left: { days: { field: 'vence' }, working: false },
    right: { param: 'n' },
  });
  expect(q.lt(q.workingDays('vence'), 3)).toMatchObject({ left: { working: true } });
  expect(q.lt('vence', q.today)).toMatchObject({ right: { clock: 'today' } });
  expect(q.lt('vence', q.now)).toMatchObject({ right: { clock: 'now' } });
  expect(q.in('nombre', q.actor('units'))).toMatchObject({ op: 'in', right: { actor: 'units' } });
  expect(q.in('nombre', ['a'])).toMatchObject({ op: 'in', right: { value: ['a'] } });
  expect(q.has('comunas', ['a'])).toMatchObject({ op: 'has', left: { field: 'comunas' } });
  expect(q.empty('vence')).toEqual({ op: 'empty', of: { field: 'vence' } });
});

it('effects and reads are names', () => {
  expect(effect('obra.avisar')).toEqual({ effect: 'obra.avisar', queue: 'effects' });
  expect(effect('obra.avisar', 'mail')).toEqual({ effect: 'obra.avisar', queue: 'mail' });
  expect(reads({ name: 'obra' }, 'padre')).toEqual({ module: 'obra', by: 'padre' });
});

it('values inside rows go by the name of their list', () => {
  const row = { quien: ref('Quién', 'usuario'), acta: file('Acta') };
  const fields = { texto: text('Texto'), filas: list('Filas', row) };
  const filas: readonly Json[] = [{ quien: 'a' }, { quien: 'b', acta: { key: 'k', name: 'n', size: 1 } }];
  expect(leavesOf(fields, { texto: 'x', filas }).map(({ name, value }) => [name, value])).toEqual([
    ['texto', 'x'],
    ['filas', 'a'],
    ['filas', 'b'],
    ['filas', { key: 'k', name: 'n', size: 1 }],
  ]);
  expect(leavesOf(fields, { filas: 'rota' })).toEqual([]);
  expect(leavesOf(fields, { filas: ['rota', null, ['x']] })).toEqual([]);
});

it('a list is personal when something in its rows is', () => {
  expect(isPersonal(list('L', { run: rut('RUN', { personal: true }) }))).toBe(true);
  expect(isPersonal(list('L', { run: rut('RUN') }))).toBe(false);
  expect(isPersonal(undefined)).toBe(false);
});

it('what follows from a value stands on it: codes, computations, flags and days', () => {
  const obra = defineModule({
    ...base,
    code: { natural: ['texto'], make: ({ texto }) => String(texto) },
    computed: { largo: { field: text('Largo'), from: ['texto'], make: ({ texto }) => texto } },
    derived: (q) => ({
      huerfana: { label: 'Huérfana', flag: q.empty('autor') },
      dias: { label: 'Días', days: q.days('creadoEn') },
    }),
  });
  const basis = (name: string) => basisOf(obra as never, name);
  expect(basis('codigo')).toEqual(['texto']);
  expect(basis('largo')).toEqual(['texto']);
  expect(basis('huerfana')).toEqual(['autor']);
  expect(basis('dias')).toEqual(['creadoEn']);
  expect([basis('texto'), basis('toString')]).toEqual([[], []]);
  const odd = { label: 'Nada', days: { operand: { value: 1 } } };
  expect(basisOf({ ...obra, derived: { odd } } as never, 'odd')).toEqual([]);
  expect(basisOf(defineModule({ ...base }) as never, 'codigo')).toEqual([]);
});
