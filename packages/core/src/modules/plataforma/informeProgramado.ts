import { boolean, choice, instant, integer, json, refs, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import * as regla from './informeProgramado.reglas.ts';

/** Prepares what a schedule has to deliver, for each of its recipients. */
export const repartirInforme = effect('informeProgramado.repartir', 'reports');

/**
 * A report that goes out by mail by itself: what, to whom and when. It comes to be in the catalogue of reports, under the
 * name of whoever asked for it; each recipient gets what their own permissions let them see.
 */
export const informeProgramado = defineModule({
  name: 'informe_programado',
  label: { one: 'Informe programado', many: 'Informes programados' },
  about: 'Informes que se envían solos por correo, a cada persona con lo que ella puede ver',
  icon: 'informe',
  title: 'nombre',
  code: { sequence: 'IP' },
  documents: false,
  comments: false,
  fields: {
    nombre: text('Nombre', { required: true, max: 160, search: 'A' }),
    informe: text('Nombre interno', { required: true, system: true, max: 60 }),
    titulo: text('Informe', { required: true, system: true, max: 200, search: 'B' }),
    parametros: json('Parámetros', { system: true }),
    formato: choice('Formato', { PDF: 'PDF', XLSX: 'Excel' }, { required: true }),
    cuando: text('Horario', {
      required: true,
      max: 60,
      help: 'Minuto, hora, día, mes y día de la semana: 0 17 * * 5 es los viernes a las 17:00.',
    }),
    zona: text('Zona horaria', { required: true, max: 60, default: 'America/Santiago' }),
    soloHabiles: boolean('Solo en días hábiles', {
      help: 'Si cae en otro día, se entrega el hábil siguiente a la misma hora.',
    }),
    destinatarios: refs('Destinatarios', 'usuario', {
      help: 'Cada persona recibe lo que sus propios permisos le dejan ver.',
    }),
    externos: refs('Destinatarios externos', 'destinatario_externo', {
      help: 'Solo direcciones aprobadas por la administración; no reciben datos personales.',
    }),
    proxima: instant('Próxima entrega', { system: true }),
    ultima: instant('Última entrega', { system: true }),
    omitidas: integer('Entregas omitidas la última vez', { system: true }),
  },
  computed: {
    horario: {
      field: text('Cuándo', { max: 200 }),
      from: ['cuando', 'soloHabiles'],
      make: ({ cuando, soloHabiles }) => regla.enPalabras(cuando, soloHabiles),
    },
  },
  states: {
    ACTIVO: { label: 'Activo', tone: 'ok' },
    PAUSADO: { label: 'En pausa', tone: 'mute' },
  },
  initial: 'ACTIVO',
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  create: (rules) => rules({ check: ({ input }) => regla.horarioImposible(input.cuando) }),
  transitions: (verb) => ({
    repartir: verb({
      label: 'Entregar',
      from: ['ACTIVO'],
      to: 'same',
      edits: ['ultima', 'proxima', 'omitidas'],
      needs: ['ultima'],
      check: ({ item, input }) => regla.yaEntregada(item.ultima, input.ultima),
      effects: [repartirInforme],
    }),
    entregarAhora: verb({
      label: 'Entregar ahora',
      help: 'Además de sus entregas de siempre.',
      from: ['ACTIVO', 'PAUSADO'],
      to: 'same',
      effects: [repartirInforme],
    }),
    fijarProxima: verb({
      label: 'Fijar la próxima entrega',
      from: ['ACTIVO'],
      to: 'same',
      edits: ['proxima'],
    }),
    pausar: verb({
      label: 'Poner en pausa',
      from: ['ACTIVO'],
      to: 'PAUSADO',
      set: () => ({ proxima: undefined }),
    }),
    reanudar: verb({
      label: 'Reanudar',
      tone: 'primary',
      help: 'Lo que no se entregó durante la pausa no se entrega después.',
      from: ['PAUSADO'],
      to: 'ACTIVO',
      set: ({ clock }) => ({ ultima: clock.now }),
    }),
  }),
  filters: (q) => ({
    mios: { label: 'Los que programé', where: q.eq('creadoPor', q.actor('id')) },
    activos: { label: 'Activos', where: q.eq('estado', 'ACTIVO') },
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', repartir: 'all', fijarProxima: 'all' },
    '*': {
      leer: 'propios',
      editar: 'propios',
      eliminar: 'propios',
      pausar: 'propios',
      reanudar: 'propios',
      entregarAhora: 'propios',
    },
    ADMIN_SISTEMA: { leer: 'all', editar: 'all', eliminar: 'all', pausar: 'all', reanudar: 'all' },
    AUDITOR: { leer: 'all' },
  },
  form: () => [
    { title: 'Qué se envía', fields: ['nombre', 'titulo', 'formato', 'informe', 'parametros'] },
    { title: 'Cuándo', fields: ['cuando', 'soloHabiles', 'zona', 'proxima', 'ultima', 'omitidas'] },
    { title: 'A quién', fields: ['destinatarios', 'externos'] },
  ],
  list: {
    columns: ['codigo', 'nombre', 'titulo', 'horario', 'formato', 'destinatarios', 'proxima', 'estado'],
    filters: ['formato', 'estado', 'destinatarios'],
    sort: 'nombre',
  },
});
