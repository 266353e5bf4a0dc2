import { choice, date, number } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { parameterChoices } from '../../declare/parameter.ts';

/** Thresholds of the workshop. */
export const ajustes = {
  dias: {
    label: 'Días para ser antiguo',
    unit: 'días',
    source: 'Costumbre del taller',
    values: [
      { from: '2020-01-01', value: 90 },
      { from: '2026-01-01', value: 60 },
    ],
  },
  topeVale: {
    label: 'Tope de un vale',
    unit: 'pesos',
    source: 'Costumbre del taller',
    values: [{ from: '2020-01-01', value: 1_000_000 }],
  },
} as const;

/** A threshold the workshop set for itself, from a date on. */
export const ajuste = defineModule({
  name: 'ajuste',
  label: { one: 'Ajuste', many: 'Ajustes' },
  title: 'parametro',
  code: { natural: ['parametro', 'desde'], make: ({ parametro, desde }) => `${parametro}@${desde}` },
  fields: {
    parametro: choice('Parámetro', parameterChoices(ajustes), { required: true }),
    desde: date('Desde', { required: true }),
    valor: number('Valor', { required: true }),
  },
  grants: { ADMIN_SISTEMA: { leer: 'all', crear: 'all', editar: 'all', eliminar: 'all' } },
  list: { columns: ['parametro', 'desde', 'valor'], filters: ['parametro'], sort: '-desde' },
});
