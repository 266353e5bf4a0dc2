import { describe, expect, it } from 'vitest';
import { checkModule, unreachableStates } from './check.ts';
import { date, integer, list, money, ref, rut, text } from './fields.ts';
import { type AnyModule, defineModule } from './module.ts';
import { queryFor } from './predicate.ts';

const sound: AnyModule = defineModule({
  name: 'obra',
  label: { one: 'Obra', many: 'Obras', feminine: true },
  title: 'nombre',
  code: { sequence: 'OB' },
  fields: {
    nombre: text('Nombre', { required: true }),
    monto: money('Monto'),
    jefe: ref('Jefe', 'usuario'),
  },
  states: { A: { label: 'A' }, B: { label: 'B' }, C: { label: 'C' } },
  initial: 'A',
  transitions: (verb) => ({
    avanzar: verb({ label: 'Avanzar', from: ['A'], to: 'B' }),
    terminar: verb({ label: 'Terminar', from: ['B'], to: 'C' }),
    anotar: verb({ label: 'Anotar', from: ['C'], to: 'same' }),
  }),
  scopes: (q) => ({ caras: q.gt('monto', 10) }),
  grants: { '*': { leer: 'all', avanzar: 'caras', terminar: 'all', anotar: 'all', ocultar: ['monto'] } },
  list: { columns: ['codigo', 'nombre'], filters: ['estado'], sort: '-monto' },
}) as unknown as AnyModule;

const q = queryFor<{ readonly monto?: number; readonly vence?: string }>();
const parte = { of: 'parte', by: 'obra' };
const total = { label: 'Total', kind: 'integer', shares: [parte] } as const;
const computed = { field: integer('Doble'), from: ['monto'], make: () => 1 };

const grant = (more: Readonly<Record<string, string>>) => ({ '*': { ...sound.grants['*'], ...more } });
const verb = (name: string, more: Partial<AnyModule['transitions'][string]> = {}) => ({
  transitions: { ...sound.transitions, [name]: { label: 'X', from: ['A'], to: 'same', ...more } },
  grants: grant({ [name]: 'all' }),
});

describe('a sound declaration', () => {
  it('passes', () => {
    expect(() => checkModule(sound)).not.toThrow();
  });

  it('reaches every state by a chain of transitions, however they are ordered', () => {
    const { terminar, avanzar, anotar } = sound.transitions;
    if (!terminar || !avanzar || !anotar) throw new Error('no verbs');
    expect(unreachableStates({ ...sound, transitions: { anotar, terminar, avanzar } })).toEqual([]);
    expect(unreachableStates({ ...sound, transitions: { anotar, terminar } })).toEqual(['B', 'C']);
    expect(unreachableStates({ ...sound, initial: 'B' })).toEqual(['A']);
  });
});

it('a tree has no reach to borrow from itself', () => {
  const fields = { ...sound.fields, mayor: ref('Mayor', 'obra') };
  const tree = { ...sound, fields, parent: 'mayor', grants: grant({ leer: 'parent' }) };
  expect(() => checkModule(tree)).toThrow('a grant reaches parent, but no field says whose the record is');
});

describe('a declaration that contradicts itself says so by name', () => {
  const faults: Readonly<Record<string, Partial<AnyModule>>> = {
    'the state A cannot be reached': { initial: 'B' },
    'nobody may saltar': {
      transitions: { ...sound.transitions, saltar: { label: 'Saltar', from: ['A'], to: 'C' } },
    },
    'a dependency names precio, which is no field': {
      computed: { doble: { ...computed, from: ['precio'] } },
    },
    'a dependency names tope, which is no field': { rollups: { total: { ...total, max: 'tope' } } },
    'a dependency names fondo, which is no field': { rollups: { total: { ...total, from: 'fondo' } } },
    'nombre is not a ref, so it cannot be parent, assignee or unit': { assignee: 'nombre' },
    'nombre cannot say whose a span of time is, or where it ends': {
      span: { by: 'jefe', from: 'nombre', to: 'vence' },
      fields: { ...sound.fields, vence: date('Vence') },
    },
    'monto cannot say whose a span of time is, or where it ends': {
      span: { by: 'monto', from: 'vence', to: 'vence' },
      fields: { ...sound.fields, vence: date('Vence') },
    },
    'a grant reaches lejos, which is no scope': { grants: grant({ editar: 'lejos' }) },
    'the front page counts caras, which is no filter': { front: ['caras'] },
    'a grant reaches own, but no field says whose the record is': { grants: grant({ editar: 'own' }) },
    'a grant reaches subtree, but no field says whose the record is': {
      grants: grant({ editar: 'subtree' }),
    },
    'a grant reaches parent, but no field says whose the record is': { grants: grant({ leer: 'parent' }) },
    'a grant names volar, which is no verb': { grants: grant({ volar: 'all' }) },
    'the list names color, which is no value of the record': {
      list: { columns: ['color'], filters: [], sort: 'nombre' },
    },
    'the list names peso, which is no value of the record': {
      list: { columns: ['nombre'], filters: [], sort: '-peso' },
    },
    'monto is declared twice': { computed: { monto: computed } },
    'doble is declared twice': {
      computed: { doble: computed },
      derived: { doble: { label: 'Doble', flag: q.empty('monto') } },
    },
    'version is a name the kernel keeps to itself': {
      fields: { ...sound.fields, version: integer('Versión') },
    },
    'extra is a name the kernel keeps to itself': { rollups: { extra: total } },
    'eliminar is a verb every module has': verb('eliminar'),
    'a verb asks run, which is personal and belongs in a field': verb('citar', {
      ask: { run: rut('RUN', { personal: true }) },
    }),
    'a verb asks testigos, which is personal and belongs in a field': {
      create: { ask: { testigos: list('Testigos', { run: rut('RUN', { personal: true }) }) } },
    },
    'total counts by what changes without a write': {
      rollups: {
        total: {
          ...total,
          shares: [parte, { ...parte, where: q.and(q.gt('monto', 1), q.not(q.lt('vence', q.today))) }],
        },
      },
    },
    'nombre holds a folio, so it must be a system integer': {
      ...verb('numerar', { folio: { number: 'numero', year: 'nombre', series: [] } }),
      fields: { ...sound.fields, numero: integer('Número', { system: true }) },
    },
    'nobody may vigilar': { powers: { vigilar: { label: 'Vigilar', help: 'Vigila.' } } },
    'suprimir is a verb every module has': {
      powers: { suprimir: { label: 'Suprimir', help: 'Suprime.' } },
      grants: grant({ suprimir: 'all' }),
    },
    'vigilar is a power, and a grant reaches only part of it': {
      powers: { vigilar: { label: 'Vigilar', help: 'Vigila.' } },
      grants: grant({ vigilar: 'caras' }),
    },
    'its retention is not a whole number of years': {
      retention: { years: 1.5, from: 'creadoEn', law: 'Ley 1' },
    },
    'its retention counts from monto, which is no date': {
      retention: { years: 5, from: 'monto', law: 'Ley 1' },
    },
    'it holds personal data and does not say, in personalData, what for and by which law': {
      fields: { ...sound.fields, run: rut('RUN', { personal: true }) },
    },
    'it explains personal data and marks no field as personal': {
      personalData: { purpose: 'Probar', basis: 'Ninguna' },
    },
    'its name must be lower-case letters, digits and _': { name: 'Obra Nueva' },
  };

  it.each(Object.entries(faults))('%s', (sentence, change) => {
    const name = change.name ?? 'obra';
    expect(() => checkModule({ ...sound, ...change })).toThrow(`Module ${name}: ${sentence}.`);
  });

  it('all at once', () => {
    const change = { initial: 'B', grants: grant({ editar: 'lejos' }), assignee: 'nombre' };
    expect(() => checkModule({ ...sound, ...change })).toThrow(
      'Module obra: the state A cannot be reached; nombre is not a ref, so it cannot be parent, assignee or ' +
        'unit; a grant reaches lejos, which is no scope.',
    );
  });
});

describe('a total over children', () => {
  const counted = (where: ReturnType<typeof q.and>) => () =>
    checkModule({ ...sound, rollups: { total: { ...total, shares: [{ ...parte, where }] } } });

  it('may depend on the child alone', () => {
    const where = q.and(q.or(q.gt('monto', 1), q.empty('vence')), q.not(q.in('monto', [1, 2])));
    expect(counted(where)).not.toThrow();
  });

  it.each([
    ['the clock', q.eq('vence', q.today)],
    ['days gone by', q.gt(q.days('vence'), 3)],
    ['whoever asks', q.eq('vence', q.actor('id'))],
    ['a threshold', q.gt('monto', q.param('tope'))],
    ['another record', { op: 'parent', by: 'jefe', module: 'usuario', where: q.empty('monto') } as const],
    ['days, empty or not', { op: 'empty', of: q.days('vence').operand } as const],
  ])('never on %s', (_, where) => {
    expect(counted(where)).toThrow('total counts by what changes without a write');
  });
});
