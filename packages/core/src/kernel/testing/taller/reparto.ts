import { list, money, ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';

/** Moves money between cash boxes, a row for each. */
export const reparto = defineModule({
  name: 'reparto',
  label: { one: 'Reparto', many: 'Repartos' },
  title: 'glosa',
  code: { sequence: 'RP' },
  fields: {
    glosa: text('Glosa'),
    lineas: list(
      'Líneas',
      { caja: ref('Caja', 'caja', { required: true }), monto: money('Monto', { required: true }) },
      { max: 10 },
    ),
  },
  states: { BORRADOR: { label: 'Borrador' }, HECHO: { label: 'Hecho', tone: 'ok' } },
  initial: 'BORRADOR',
  transitions: (verb) => ({
    hacer: verb({ label: 'Hacer', from: ['BORRADOR'], to: 'HECHO' }),
    deshacer: verb({ label: 'Deshacer', from: ['HECHO'], to: 'BORRADOR' }),
  }),
  grants: { ADMIN_SISTEMA: { leer: 'all', crear: 'all', editar: 'all', hacer: 'all', deshacer: 'all' } },
  list: { columns: ['codigo', 'glosa'], filters: [], sort: 'codigo' },
});
