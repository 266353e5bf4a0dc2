import { describe, expect, it } from 'vitest';
import { date, integer, money, text } from './fields.ts';
import { defineModule } from './module.ts';

const base = { name: 'x', label: { one: 'X', many: 'X' }, title: 'nombre' } as const;
const code = { sequence: 'X' } as const;
const fields = {
  nombre: text('Nombre', { required: true }),
  monto: money('Monto'),
  vence: date('Vence'),
} as const;
const states = { UNO: { label: 'Uno' }, DOS: { label: 'Dos' } } as const;
const grants = { '*': { leer: 'all', ir: 'all' } } as const;
const list = { columns: ['nombre'], filters: [], sort: 'nombre' } as const;
/** Lets each declaration say only what it is about; the transition leaves no state without a way in. */
const ir = { label: 'Ir', from: ['UNO'], to: 'DOS' } as const;

/** Declarations the compiler refuses; those that matter at load time are refused there too. */
const refused = {
  'an initial state that does not exist': () =>
    defineModule({
      ...base,
      code,
      fields,
      states,
      // @ts-expect-error
      initial: 'TRES',
      transitions: (verb) => ({ ir: verb(ir) }),
      grants,
      list,
    }),

  'a transition to a state that does not exist': () =>
    defineModule({
      ...base,
      code,
      fields,
      states,
      initial: 'UNO',
      transitions: (verb) => ({
        ir: verb({
          label: 'Ir',
          from: ['UNO'],
          // @ts-expect-error
          to: 'TRES',
        }),
      }),
      grants,
      list,
    }),

  'a transition from a state that does not exist': () =>
    defineModule({
      ...base,
      code,
      fields,
      states,
      initial: 'UNO',
      transitions: (verb) => ({
        ir: verb({
          label: 'Ir',
          // @ts-expect-error
          from: ['CERO'],
          to: 'DOS',
        }),
      }),
      grants,
      list,
    }),

  'a grant of a verb that does not exist': () =>
    defineModule({
      ...base,
      code,
      fields,
      states,
      initial: 'UNO',
      transitions: (verb) => ({ ir: verb(ir) }),
      grants: {
        '*': {
          leer: 'all',
          ir: 'all',
          // @ts-expect-error
          volar: 'all',
        },
      },
      list,
    }),

  'a column that is no value of the record': () =>
    defineModule({
      ...base,
      code,
      fields,
      derived: (q) => ({ dias: { label: 'Días', days: q.days('vence') } }),
      grants: { '*': { leer: 'all' } },
      list: {
        columns: [
          'nombre',
          'dias',
          // @ts-expect-error
          'apellido',
        ],
        filters: [],
        sort: 'nombre',
      },
    }),

  'a sort by what is no value of the record': () =>
    defineModule({
      ...base,
      code,
      fields,
      grants: { '*': { leer: 'all' } },
      list: {
        columns: ['nombre'],
        filters: [],
        // @ts-expect-error
        sort: '-apellido',
      },
    }),
};

/** Declarations that only the compiler can refuse. */
export const compiledOnly = [
  () =>
    defineModule({
      ...base,
      code,
      fields,
      scopes: (q) => ({
        // @ts-expect-error the record has no owner
        suyos: q.eq('dueno', q.actor('id')),
      }),
      grants: { '*': { leer: 'suyos' } },
      list,
    }),

  () =>
    defineModule({
      ...base,
      code,
      fields,
      states,
      initial: 'UNO',
      transitions: (verb) => ({
        ir: verb({
          ...ir,
          // @ts-expect-error a verb edits fields of its record
          edits: ['apellido'],
        }),
      }),
      grants,
      list,
    }),

  () =>
    defineModule({
      ...base,
      code,
      fields,
      states,
      initial: 'UNO',
      transitions: (verb) => ({
        ir: verb({
          ...ir,
          ask: { motivo: text('Motivo', { required: true }) },
          guard: ({ item }) =>
            // @ts-expect-error a state is never what the module does not declare
            item.estado === 'TRES' && 'No',
          check: ({ input }) =>
            // @ts-expect-error nobody asked for that
            input.razon && 'No',
          // @ts-expect-error a verb sets fields of its record
          set: () => ({ apellido: 'x' }),
        }),
      }),
      grants,
      list,
    }),

  () =>
    defineModule({
      ...base,
      code,
      fields,
      computed: {
        doble: {
          field: integer('Doble'),
          // @ts-expect-error it depends on fields of the record
          from: ['sueldo'],
          make: ({ monto }) => monto && monto * 2,
        },
        triple: {
          field: integer('Triple'),
          from: ['monto'],
          // @ts-expect-error and is what its field holds
          make: ({ nombre }) => nombre,
        },
      },
      grants: { '*': { leer: 'all' } },
      list,
    }),

  () =>
    defineModule({
      ...base,
      code,
      fields,
      grants: { '*': { leer: 'all' } },
      list,
      sheets: {
        planilla: {
          label: 'Planilla',
          recognise: ['NOMBRE'],
          columns: {
            NOMBRE: 'nombre',
            // @ts-expect-error a column leads to a field
            APELLIDO: 'apellido',
            // @ts-expect-error however it is read
            SUELDO: { to: 'sueldo', unit: 'M$' },
          },
          // @ts-expect-error and sums are of fields
          totals: ['sueldo'],
        },
      },
    }),

  () =>
    defineModule({
      ...base,
      code,
      // @ts-expect-error the title is a field
      title: 'apellido',
      fields,
      // @ts-expect-error and so is what must be unique
      unique: [['apellido']],
      // @ts-expect-error and whoever is responsible
      assignee: 'jefe',
      grants: { '*': { leer: 'all', ocultar: ['monto'] } },
      list,
    }),
];

describe('a declaration that contradicts itself', () => {
  it.each(Object.entries(refused))('with %s is refused at load time too', (_, declare) => {
    expect(declare).toThrow(/^Module x: /);
  });
});
