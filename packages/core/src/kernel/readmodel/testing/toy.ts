import {
  boolean,
  choice,
  choices,
  date,
  email,
  file,
  geometry,
  instant,
  integer,
  json,
  list,
  longText,
  money,
  number,
  percent,
  point,
  ref,
  refs,
  rut,
  text,
} from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { composeProduct, definePack } from '../../declare/product.ts';
import { rollup } from '../../declare/rollup.ts';

/** Known by a number that only some may see. */
export const persona = defineModule({
  name: 'persona',
  label: { one: 'Persona', many: 'Personas', feminine: true },
  title: 'nombre',
  code: { natural: ['run'], make: ({ run }) => String(run) },
  personalData: { purpose: 'Probar', basis: 'Ninguna' },
  fields: {
    nombre: text('Nombre', { required: true, personal: true, search: 'A' }),
    run: rut('RUN', { personal: true }),
    correo: email('Correo'),
    cargo: text('Cargo', { search: 'C' }),
  },
  grants: { '*': { leer: 'all', ocultar: ['run'] } },
  list: { columns: ['nombre', 'correo'], filters: [], sort: 'nombre' },
});

export const programa = defineModule({
  name: 'programa',
  label: { one: 'Programa', many: 'Programas' },
  title: 'nombre',
  code: { sequence: 'PR' },
  unit: 'division',
  fields: {
    nombre: text('Nombre', { required: true }),
    division: ref('División', 'programa'),
    tope: money('Tope'),
  },
  grants: { '*': { leer: 'all' } },
  list: { columns: ['nombre'], filters: ['division'], sort: 'nombre' },
});

export const gasto = defineModule({
  name: 'gasto',
  label: { one: 'Gasto', many: 'Gastos' },
  title: 'glosa',
  code: { sequence: 'GA' },
  parent: 'proyecto',
  fields: {
    glosa: text('Glosa', { required: true, search: 'A' }),
    proyecto: ref('Proyecto', 'proyecto'),
    monto: money('Monto'),
  },
  grants: { '*': { leer: 'parent' } },
  list: { columns: ['glosa', 'monto'], filters: ['proyecto'], sort: '-monto' },
});

/** One field of every kind, and everything a module can have besides. */
export const proyecto = defineModule({
  name: 'proyecto',
  label: { one: 'Proyecto', many: 'Proyectos' },
  title: 'nombre',
  code: { sequence: 'PY' },
  parent: 'programa',
  assignee: 'responsable',
  unit: 'division',
  place: 'lugar',
  fields: {
    nombre: text('Nombre', { required: true, search: 'A' }),
    descripcion: longText('Descripción', { search: 'C' }),
    nota: text('Nota reservada', { search: 'B' }),
    programa: ref('Programa', 'programa'),
    division: ref('División', 'programa'),
    responsable: ref('Responsable', 'persona'),
    equipo: refs('Equipo', 'persona'),
    fondo: choice('Fondo', { FNDR: 'FNDR', FRIL: 'FRIL', SUBV: 'Subvención' }),
    marcas: choices('Marcas', { ROJA: 'Roja', AZUL: 'Azul', VERDE: 'Verde' }),
    monto: money('Monto'),
    anio: integer('Año'),
    avance: percent('Avance'),
    puntaje: number('Puntaje'),
    urgente: boolean('Urgente'),
    inicio: date('Inicio'),
    termino: date('Término'),
    visita: instant('Visita'),
    rol: rut('Rol'),
    correo: email('Correo'),
    acta: file('Acta'),
    lugar: point('Lugar'),
    trazado: geometry('Trazado'),
    datos: json('Datos'),
    hitos: list('Hitos', { nombre: text('Nombre'), fecha: date('Fecha') }),
  },
  computed: {
    doble: {
      field: money('Doble'),
      from: ['monto'],
      make: ({ monto }) => (monto === undefined ? undefined : monto * 2),
    },
  },
  derived: (q) => ({
    vencido: { label: 'Vencido', flag: q.lt('termino', q.today) },
    dias: { label: 'Días', days: q.days('estadoDesde') },
    habiles: { label: 'Días hábiles', days: q.workingDays('inicio') },
  }),
  rollups: {
    gastado: rollup(gasto, { label: 'Gastado', by: 'proyecto', sum: 'monto' }),
    gastos: rollup(gasto, { label: 'Gastos', by: 'proyecto' }),
  },
  states: { NUEVO: { label: 'Nuevo' }, EN_CURSO: { label: 'En curso' }, CERRADO: { label: 'Cerrado' } },
  initial: 'NUEVO',
  transitions: (verb) => ({
    iniciar: verb({ label: 'Iniciar', from: ['NUEVO'], to: 'EN_CURSO' }),
    cerrar: verb({ label: 'Cerrar', from: ['EN_CURSO'], to: 'CERRADO' }),
  }),
  filters: (q) => ({
    mios: { label: 'Míos', where: q.eq('responsable', q.actor('id')) },
    anotados: { label: 'Con nota', where: q.not(q.empty('nota')) },
  }),
  grants: { '*': { leer: 'all', iniciar: 'all', cerrar: 'all', ocultar: ['nota'] } },
  list: {
    columns: ['codigo', 'nombre', 'estado', 'fondo', 'responsable', 'equipo', 'monto', 'termino'],
    filters: ['estado', 'fondo', 'division', 'equipo', 'termino', 'urgente'],
    sort: '-monto',
  },
});

/** A small product with every kind of field, for the tests of the read model. */
export const toyProduct = composeProduct([
  definePack({ name: 'juguete', label: 'Juguete', roles: {}, modules: [proyecto, gasto, programa, persona] }),
]);
