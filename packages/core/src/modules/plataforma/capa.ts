import { choice, file, integer, json, longText, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { sistemas, tipos } from './capa.catalogos.ts';

/** Reads the uploaded layer, mends its geometry and draws it; a worker beside the read model does it. */
export const procesarCapa = effect('capa.procesar', 'maps');

/** A layer of the map: boundaries, an area at risk, a network. Its features lie in the files bucket. */
export const capa = defineModule({
  name: 'capa',
  label: { one: 'Capa', many: 'Capas del mapa', feminine: true },
  about: 'Límites, áreas de riesgo y redes que se dibujan en el mapa',
  icon: 'mapa',
  title: 'nombre',
  code: { sequence: 'CAPA' },
  layer: { file: 'normalizada', shown: ['LISTA'] },
  fields: {
    nombre: text('Nombre', { required: true, max: 120, search: 'A' }),
    tipo: choice('Tipo', tipos, { required: true, default: 'OTRA' }),
    descripcion: longText('Descripción', { max: 2000, search: 'C' }),
    fuente: text('Fuente', { max: 200, help: 'Quién la publica y de qué fecha es.' }),
    archivo: file('Archivo', {
      required: true,
      help: 'GeoJSON, Shapefile en un zip (con su .dbf y su .prj), KML o KMZ; 60 MB como máximo.',
    }),
    sistema: choice('Sistema de coordenadas', sistemas, {
      required: true,
      default: 'ARCHIVO',
      help: 'Elíjalo solo si el archivo no lo dice o lo dice mal.',
    }),
    columnaNombre: text('Columna con el nombre', {
      max: 60,
      help: 'En blanco se busca: nombre, comuna, etiqueta…',
    }),
    columnaCut: text('Columna con el código de comuna', {
      max: 60,
      help: 'En blanco se busca: cut, cod_comuna… o se reconoce la comuna por su nombre.',
    }),
    normalizada: file('Capa normalizada', { system: true }),
    elementos: integer('Elementos', { system: true }),
    reparados: integer('Reparados', { system: true }),
    descartados: integer('Descartados', { system: true }),
    comunas: integer('Comunas reconocidas', { system: true }),
    mensaje: text('Resultado', { system: true, max: 500 }),
    avisos: longText('Avisos de la carga', { system: true, max: 20_000 }),
    informe: json('Informe de la carga', { system: true }),
  },
  states: {
    PENDIENTE: { label: 'En cola' },
    EN_PROCESO: { label: 'En proceso', tone: 'info' },
    LISTA: { label: 'En el mapa', tone: 'ok' },
    FALLIDA: { label: 'No se pudo cargar', tone: 'bad' },
  },
  initial: 'PENDIENTE',
  create: (rules) => rules({ effects: [procesarCapa] }),
  transitions: (verb) => ({
    reprocesar: verb({
      label: 'Cargar de nuevo',
      help: 'Vuelve a leer el archivo: úselo después de cambiar el archivo, el sistema o las columnas.',
      tone: 'primary',
      from: ['LISTA', 'FALLIDA'],
      to: 'PENDIENTE',
      effects: [procesarCapa],
    }),
    comenzar: verb({ label: 'Comenzar', from: ['PENDIENTE', 'EN_PROCESO'], to: 'EN_PROCESO' }),
    terminar: verb({
      label: 'Terminar',
      from: ['EN_PROCESO'],
      to: 'LISTA',
      edits: [
        'normalizada',
        'elementos',
        'reparados',
        'descartados',
        'comunas',
        'mensaje',
        'avisos',
        'informe',
      ],
      needs: ['normalizada'],
    }),
    fallar: verb({
      label: 'Dar por fallida',
      from: ['PENDIENTE', 'EN_PROCESO'],
      to: 'FALLIDA',
      edits: ['mensaje'],
    }),
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', comenzar: 'all', terminar: 'all', fallar: 'all' },
    '*': { leer: 'all' },
    ADMIN_SISTEMA: { crear: 'all', editar: 'all', eliminar: 'all', restaurar: 'all', reprocesar: 'all' },
  },
  form: () => [
    { title: 'La capa', fields: ['nombre', 'tipo', 'archivo', 'descripcion', 'fuente'] },
    { title: 'Cómo leerla', fields: ['sistema', 'columnaNombre', 'columnaCut'] },
    {
      title: 'Resultado de la carga',
      fields: ['mensaje', 'elementos', 'reparados', 'descartados', 'comunas', 'avisos', 'normalizada'],
    },
  ],
  list: {
    columns: ['codigo', 'nombre', 'tipo', 'estado', 'elementos', 'comunas', 'fuente', 'actualizadoEn'],
    filters: ['tipo', 'estado'],
    sort: 'nombre',
  },
});
