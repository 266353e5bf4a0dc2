import { choice, date, integer, money, ref, refs, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { reads } from '../../declare/verb.ts';

const persona = reads<{ readonly estado: string }>({ name: 'usuario' }, 'revisor');

/** A task of a project: it hangs from other tasks, keeps the way back to its project and opens payments. */
export const tarea = defineModule({
  name: 'tarea',
  label: { one: 'Tarea', many: 'Tareas', feminine: true },
  title: 'nombre',
  code: { sequence: 'TA' },
  parent: 'superior',
  trees: ['superior'],
  quick: { key: 'q', label: 'Anotar una tarea' },
  fields: {
    nombre: text('Nombre', { required: true }),
    superior: ref('Forma parte de', 'tarea'),
    proyecto: ref('Proyecto', 'proyecto', { backref: true }),
    revisor: ref('Revisor', 'usuario', { fixed: true }),
    clave: text('Clave', { fixed: true }),
    prioridad: choice('Prioridad', { ALTA: 'Alta', BAJA: 'Baja' }),
    vence: date('Vence'),
    ultimo: ref('Último pago', 'pago', { system: true }),
    pagos: refs('Pagos', 'pago', { system: true }),
    nivel: integer('Nivel', { system: true }),
  },
  states: { ABIERTA: { label: 'Abierta' }, CERRADA: { label: 'Cerrada', frozen: true } },
  initial: 'ABIERTA',
  transitions: (verb) => ({
    cobrar: verb({
      label: 'Cobrar',
      from: ['ABIERTA'],
      to: 'same',
      ask: { monto: money('Monto') },
      creates: {
        module: 'pago',
        link: 'pagos',
        values: ({ item, input }) =>
          input.monto === 0 ? undefined : { proyecto: item.proyecto, monto: input.monto, glosa: item.nombre },
      },
    }),
    saldar: verb({
      label: 'Saldar',
      from: ['ABIERTA'],
      to: 'CERRADA',
      creates: {
        module: 'pago',
        link: 'ultimo',
        values: ({ item }) => ({ proyecto: item.proyecto, monto: 1 }),
      },
    }),
    dividir: verb({
      label: 'Dividir',
      from: ['ABIERTA'],
      to: 'same',
      creates: { module: 'tarea', values: ({ item }) => ({ nombre: 'Parte', superior: item.id, nivel: 2 }) },
    }),
    encomendar: verb({
      label: 'Encomendar',
      from: ['ABIERTA'],
      to: 'same',
      edits: ['revisor'],
      reads: { persona },
      check: ({ related }) => related.persona?.estado === 'INACTIVO' && 'Esa persona ya no está.',
    }),
  }),
  filters: (q) => ({ abiertas: { label: 'Abiertas', where: q.eq('estado', 'ABIERTA') } }),
  views: {
    agenda: { kind: 'agenda', label: 'Agenda', filter: 'abiertas', date: 'vence', rank: 'prioridad' },
    personas: { kind: 'people', label: 'Por persona', by: 'revisor' },
    tablero: { kind: 'board', label: 'Tablero', states: ['ABIERTA', 'CERRADA'] },
    arbol: { kind: 'tree', label: 'Árbol', by: 'superior', done: ['CERRADA'] },
  },
  grants: {
    SISTEMA: { leer: 'all', editar: 'all' },
    ADMIN_SISTEMA: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      eliminar: 'all',
      restaurar: 'all',
      cobrar: 'all',
      saldar: 'all',
      dividir: 'all',
      encomendar: 'all',
    },
    MIEMBRO: { leer: 'all', cobrar: 'all', ocultar: ['clave'], editar: 'all' },
  },
  list: { columns: ['codigo', 'nombre', 'estado'], filters: ['estado'], sort: 'nombre' },
});
