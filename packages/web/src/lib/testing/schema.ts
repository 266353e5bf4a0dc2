import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import type { Schema } from '../descriptor.ts';
import type { RecordRow } from '../record.ts';

/** A field for a test, of the kind that matters to it. */
export const field = (
  name: string,
  kind: FieldDescriptor['kind'],
  more: Partial<FieldDescriptor> = {},
): FieldDescriptor => ({ name, kind, label: name, source: 'field', ...more });

/** A small module with one field of each family. */
export const schema: Schema = {
  name: 'obra',
  label: { one: 'Obra', many: 'Obras', feminine: true },
  title: 'nombre',
  fields: [
    field('nombre', 'text', { required: true, label: 'Nombre', max: 300 }),
    field('monto', 'money', { label: 'Monto' }),
    field('avance', 'percent', { label: 'Avance' }),
    field('mecanismo', 'choice', { label: 'Mecanismo', choices: { SNI: 'SNI', FRIL: 'FRIL' } }),
    field('division', 'ref', { label: 'División', module: 'division' }),
    field('comunas', 'refs', { label: 'Comunas', module: 'comuna' }),
    field('termino', 'date', { label: 'Término' }),
    field('atrasada', 'flag', { label: 'Atrasada', source: 'derived' }),
    field('detalle', 'json', { label: 'Detalle' }),
    field('zona', 'text', { label: 'Zona', source: 'extra' }),
  ],
  states: [
    { name: 'NUEVA', label: 'Nueva', phase: 'Diseño' },
    { name: 'EN_OBRA', label: 'En obra', tone: 'info', phase: 'Ejecución' },
    { name: 'CERRADA', label: 'Cerrada', tone: 'mute', phase: 'Ejecución' },
  ],
  initial: 'NUEVA',
  verbs: [],
  sections: [
    { title: 'Datos', fields: ['nombre', 'monto', 'detalle'] },
    {
      title: 'Solo FRIL',
      fields: ['avance'],
      when: { op: 'eq', left: { field: 'mecanismo' }, right: { value: 'FRIL' } },
    },
  ],
  filters: [{ name: 'mias', label: 'Mis obras' }],
  list: { columns: ['codigo', 'nombre', 'estado', 'monto'], filters: ['estado', 'division'], sort: '-monto' },
  sheets: [],
  views: [{ name: 'tablero', kind: 'board', label: 'Tablero', states: ['NUEVA', 'EN_OBRA'] }],
  relations: [],
};

/** A record of that module. */
export const row = (values: Partial<RecordRow> = {}): RecordRow => ({
  id: '01jz',
  codigo: 'OB-1',
  version: 3,
  estado: 'NUEVA',
  ...values,
});
