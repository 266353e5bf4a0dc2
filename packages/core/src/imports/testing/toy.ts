import { choice, date, integer, money, ref, text } from '../../kernel/declare/fields.ts';
import { type AnyModule, defineModule } from '../../kernel/declare/module.ts';
import type { Product } from '../../kernel/declare/product.ts';
import type { RefSource } from '../refs.ts';

/** A module of the tests: enough of everything the importer looks at, and nothing of the product. */
export const obra = defineModule({
  name: 'obra',
  label: { one: 'Obra', many: 'Obras', feminine: true },
  title: 'nombre',
  code: {
    natural: ['sigla', 'correlativo'],
    make: ({ sigla, correlativo }) => `${sigla ?? '?'}${correlativo ? `·${correlativo}` : ''}`,
  },
  fields: {
    sigla: text('Código', { max: 12 }),
    correlativo: integer('Correlativo'),
    nombre: text('Nombre', { required: true, max: 40 }),
    tipo: choice('Tipo', { VIAL: 'Vial', RIEGO: 'Riego' }),
    inicio: date('Inicio'),
    monto: money('Monto', { min: 0 }),
    unidad: ref('Unidad', 'unidad'),
  },
  states: { INGRESADA: { label: 'Ingresada' }, EN_CURSO: { label: 'En curso' } },
  initial: 'INGRESADA',
  transitions: (verb) => ({ partir: verb({ label: 'Partir', from: ['INGRESADA'], to: 'EN_CURSO' }) }),
  grants: { '*': { leer: 'all', partir: 'all' } },
  list: { columns: ['sigla', 'nombre'], filters: [], sort: 'nombre' },
  sheets: {
    plan: {
      label: 'Plan de obras',
      recognise: ['CÓDIGO', 'NOMBRE DE LA OBRA', 'MONTO M$'],
      columns: {
        CÓDIGO: 'sigla',
        'NOMBRE DE LA OBRA': 'nombre',
        TIPO: { to: 'tipo', alias: { CAMINOS: 'VIAL' } },
        INICIO: 'inicio',
        'MONTO M$': { to: 'monto', unit: 'M$' },
        UNIDAD: { to: 'unidad', alias: { VIALIDAD: 'Obras Públicas', TODAS: '' } },
      },
      state: (row) => (row.INICIO ? 'EN_CURSO' : 'INGRESADA'),
      skip: (row) => (row.CÓDIGO === '-' ? 'Fila de relleno.' : undefined),
      warn: (row) => (row.CÓDIGO?.startsWith('X') ? 'Código provisorio.' : undefined),
      totals: ['monto'],
    },
  },
});

/** A product with that module alone. */
export const toyProduct: Pick<Product, 'find'> = {
  find: (name) => (name === 'obra' ? (obra as AnyModule) : undefined),
};

/** The units a cell may name. */
export const toyRefs: RefSource = async () => [
  { id: 'u1', codigo: 'OP', names: ['OP', 'Obras Públicas'] },
  { id: 'u2', codigo: 'RI', names: ['RI', 'Riego'] },
];

/** Headers of the sheet `plan`. */
export const toyHeaders = ['CÓDIGO', 'NOMBRE DE LA OBRA', 'TIPO', 'INICIO', 'MONTO M$', 'UNIDAD'];
