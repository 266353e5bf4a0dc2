import {
  boolean,
  choice,
  file,
  geometry,
  integer,
  money,
  point,
  ref,
  refs,
  text,
} from '../../../declare/fields.ts';
import { defineModule } from '../../../declare/module.ts';
import { composeProduct, definePack } from '../../../declare/product.ts';

const comuna = defineModule({
  name: 'comuna',
  label: { one: 'Comuna', many: 'Comunas', feminine: true },
  title: 'nombre',
  code: { natural: ['cut'], make: ({ cut }) => String(cut) },
  territory: { cut: 'cut', population: 'habitantes' },
  fields: { cut: text('CUT'), nombre: text('Nombre', { search: 'A' }), habitantes: integer('Habitantes') },
  grants: { '*': { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const capa = defineModule({
  name: 'capa',
  label: { one: 'Capa', many: 'Capas', feminine: true },
  title: 'nombre',
  code: { sequence: 'CA' },
  layer: { file: 'archivo', shown: ['LISTA'] },
  fields: { nombre: text('Nombre'), archivo: file('Archivo') },
  states: { NUEVA: { label: 'Nueva' }, LISTA: { label: 'Lista' } },
  initial: 'NUEVA',
  transitions: (verb) => ({ terminar: verb({ label: 'Terminar', from: ['NUEVA'], to: 'LISTA' }) }),
  grants: { '*': { leer: 'all', terminar: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const obra = defineModule({
  name: 'obra',
  label: { one: 'Obra', many: 'Obras', feminine: true },
  title: 'nombre',
  code: { sequence: 'OB' },
  place: 'lugar',
  overlap: { executor: 'ejecutor' },
  fields: {
    nombre: text('Nombre', { search: 'A' }),
    ejecutor: text('Ejecutor'),
    fondo: choice('Fondo', { FNDR: 'FNDR', FRIL: 'FRIL' }),
    urgente: boolean('Urgente'),
    monto: money('Monto'),
    reserva: money('Reserva'),
    comunas: refs('Comunas', 'comuna'),
    lugar: point('Lugar'),
    trazado: geometry('Trazado'),
  },
  derived: (q) => ({
    cara: { label: 'Cara', flag: q.gt('monto', 500) },
    dias: { label: 'Días', days: q.days('creadoEn') },
  }),
  states: { NUEVO: { label: 'Nuevo' }, EN_CURSO: { label: 'En curso' } },
  initial: 'NUEVO',
  transitions: (verb) => ({ iniciar: verb({ label: 'Iniciar', from: ['NUEVO'], to: 'EN_CURSO' }) }),
  grants: { '*': { leer: 'all', iniciar: 'all', ocultar: ['reserva'] } },
  list: { columns: ['nombre', 'monto'], filters: ['estado', 'fondo', 'comunas'], sort: '-monto' },
});

const sede = defineModule({
  name: 'sede',
  label: { one: 'Sede', many: 'Sedes', feminine: true },
  title: 'nombre',
  code: { sequence: 'SE' },
  fields: { nombre: text('Nombre'), comuna: ref('Comuna', 'comuna') },
  grants: { '*': { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

/** A small product with communes, layers and works, for the tests of the map. */
export const atlasProduct = composeProduct([
  definePack({ name: 'juguete', label: 'Juguete', roles: {}, modules: [comuna, capa, obra, sede] }),
]);

/** A product with neither communes nor layers. */
export const bareProduct = composeProduct([
  definePack({ name: 'vacio', label: 'Vacío', roles: {}, modules: [] }),
]);
