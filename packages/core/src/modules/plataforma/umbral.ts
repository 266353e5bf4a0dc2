import { date, number, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

const administra = {
  leer: 'all',
  crear: 'all',
  editar: 'all',
  eliminar: 'all',
  restaurar: 'all',
  exportar: 'all',
} as const;

/**
 * A value the institution sets for the threshold of an alert, or for whether the alert is on, from a date on
 * (RF-080). Only the catalogue of rules knows which there are, so the page of thresholds is where people set them.
 */
export const umbral = defineModule({
  name: 'umbral',
  label: { one: 'Umbral de alerta', many: 'Umbrales de alertas' },
  about: 'Desde cuándo rige cada umbral, quién lo fijó y por qué',
  icon: 'sliders',
  under: 'alerta',
  title: 'parametro',
  documents: false,
  comments: false,
  code: { natural: ['parametro', 'desde'], make: ({ parametro, desde }) => `${parametro} desde ${desde}` },
  fields: {
    parametro: text('Umbral', { required: true, fixed: true, max: 60, search: 'A' }),
    desde: date('Rige desde', { required: true, fixed: true }),
    valor: number('Valor', { required: true, min: 0, help: 'En la unidad de la regla.' }),
    fundamento: text('Fundamento', {
      required: true,
      min: 5,
      max: 300,
      help: 'Por qué se cambia: una resolución, un acuerdo, una instrucción.',
    }),
  },
  grants: {
    SISTEMA: { leer: 'all' },
    ADMIN_SISTEMA: administra,
    AUDITOR: { leer: 'all', exportar: 'all' },
  },
  list: {
    columns: ['parametro', 'desde', 'valor', 'fundamento', 'creadoPor'],
    filters: ['parametro'],
    sort: '-desde',
  },
});
