import { ref, text } from '@gore/core/kernel/declare/fields.ts';
import { defineModule } from '@gore/core/kernel/declare/module.ts';

/** A vehicle of the institution: the module README adds in ten lines. */
export const vehiculo = defineModule({
  name: 'vehiculo',
  label: { one: 'Vehículo', many: 'Vehículos' },
  title: 'patente',
  code: { natural: ['patente'], make: ({ patente }) => String(patente) },
  unit: 'division',
  fields: { patente: text('Patente', { required: true }), division: ref('División', 'division') },
  grants: { ADMIN_REGIONAL: { leer: 'all', crear: 'all', editar: 'all' }, ENCARGADO: { leer: 'unit' } },
  list: { columns: ['patente', 'division'], filters: ['division'], sort: 'patente' },
});
