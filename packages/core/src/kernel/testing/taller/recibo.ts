import { integer, ref, refs, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';

/** A receipt of a payment, without states: two parents above it say who may read it. */
export const recibo = defineModule({
  name: 'recibo',
  label: { one: 'Recibo', many: 'Recibos' },
  title: 'folio',
  code: { natural: ['folio'], make: ({ folio }) => String(folio ?? '') },
  parent: 'pago',
  fields: {
    folio: text('Folio'),
    pago: ref('Pago', 'pago', { required: true }),
    otros: refs('Otros pagos', 'pago'),
    copias: integer('Copias', { min: 0 }),
  },
  grants: {
    ADMIN_SISTEMA: { leer: 'all', crear: 'all', editar: 'all', eliminar: 'all', restaurar: 'all' },
    JEFE: { leer: 'parent', crear: 'parent' },
    MIEMBRO: { leer: 'parent' },
  },
  list: { columns: ['folio', 'pago'], filters: ['pago'], sort: 'folio' },
});
