import { boolean, choices, instant, integer, longText, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import * as regla from './brechaSeguridad.reglas.ts';
import { plazoGeneral } from './conservacion.ts';
import { aCargoDeLosDatos } from './proteccion.permisos.ts';

/** A breach of security: what happened, to whose data, and the notices the law wants by the hour. */
export const brechaSeguridad = defineModule({
  name: 'brecha_seguridad',
  label: { one: 'Brecha de seguridad', many: 'Brechas de seguridad', feminine: true },
  about: 'Incidentes, con los plazos de aviso de la Ley 21.663 y de la Ley 19.628, art. 14 sexies',
  icon: 'alert',
  front: ['sinAlertar', 'abiertas'],
  title: 'titulo',
  code: { sequence: 'BS' },
  assignee: 'responsable',
  fields: {
    titulo: text('Qué ocurrió', { required: true, max: 160, search: 'A' }),
    detectada: instant('Detectada', { required: true, help: 'Desde aquí corren las tres horas.' }),
    desde: instant('Ocurre desde'),
    naturaleza: choices(
      'Naturaleza',
      {
        CONFIDENCIALIDAD: 'Confidencialidad: alguien vio o sacó datos',
        INTEGRIDAD: 'Integridad: datos alterados',
        DISPONIBILIDAD: 'Disponibilidad: datos perdidos o sin acceso',
      },
      { required: true },
    ),
    descripcion: longText('Hechos', {
      required: true,
      max: 8000,
      search: 'C',
      help: 'Qué se sabe hasta ahora; sin nombres ni RUN de personas.',
    }),
    sistemas: text('Sistemas y servicios afectados', { max: 500 }),
    categorias: choices('Categorías de datos', regla.categorias),
    personas: integer('Personas afectadas', { min: 0, help: 'Número conocido o estimado.' }),
    registrosAfectados: integer('Registros afectados', { min: 0 }),
    efectos: longText('Efectos', { max: 4000 }),
    medidas: longText('Medidas', { max: 4000 }),
    responsable: ref('A cargo', 'usuario'),
    alertaHasta: instant('Alerta temprana hasta', { system: true }),
    actualizacionHasta: instant('Actualización hasta', { system: true }),
    informeHasta: instant('Informe final hasta', { system: true }),
    alertada: instant('Alerta temprana enviada', { system: true }),
    folioCsirt: text('Folio del CSIRT Nacional', { max: 60 }),
    actualizada: instant('Actualización enviada', { system: true }),
    informada: instant('Informe final enviado', { system: true }),
    agenciaAvisada: instant('Reportada a la Agencia'),
    titularesAvisados: instant('Avisada a las personas'),
  },
  computed: {
    avisaATitulares: {
      field: boolean('Se debe avisar a las personas'),
      from: ['categorias'],
      make: ({ categorias }) => regla.avisaATitulares(categorias),
    },
  },
  derived: (q) => ({
    alertaVencida: {
      label: 'Alerta temprana vencida',
      tone: 'bad',
      flag: q.and(q.lt('alertaHasta', q.now), q.eq('estado', 'DETECTADA')),
    },
    actualizacionVencida: {
      label: 'Actualización vencida',
      tone: 'bad',
      flag: q.and(q.lt('actualizacionHasta', q.now), q.in('estado', ['DETECTADA', 'ALERTADA'])),
    },
    informeVencido: {
      label: 'Informe final vencido',
      tone: 'bad',
      flag: q.and(q.lt('informeHasta', q.now), q.in('estado', ['ALERTADA', 'ACTUALIZADA'])),
    },
  }),
  filters: (q) => ({
    sinAlertar: { label: 'Sin alerta temprana', where: q.eq('estado', 'DETECTADA') },
    atrasadas: {
      label: 'Con un aviso vencido',
      where: q.or(
        q.and(q.lt('alertaHasta', q.now), q.eq('estado', 'DETECTADA')),
        q.and(q.lt('actualizacionHasta', q.now), q.eq('estado', 'ALERTADA')),
        q.and(q.lt('informeHasta', q.now), q.in('estado', ['ALERTADA', 'ACTUALIZADA'])),
      ),
    },
    abiertas: { label: 'Abiertas', where: q.not(q.in('estado', ['CERRADA', 'DESCARTADA'])) },
  }),
  alerts: (q) => ({
    BRECHA_SIN_ALERTA: {
      label: 'Brecha sin alerta temprana',
      source: 'Ley 21.663, art. 9: tres horas desde que se conoce.',
      when: q.eq('estado', 'DETECTADA'),
      measure: q.hoursTo('alertaHasta'),
      within: { CRITICO: 3 },
    },
    BRECHA_SIN_ACTUALIZAR: {
      label: 'Brecha sin actualización',
      source: 'Ley 21.663, art. 9: setenta y dos horas desde que se conoce.',
      when: q.in('estado', ['DETECTADA', 'ALERTADA']),
      measure: q.hoursTo('actualizacionHasta'),
      within: { ATENCION: 72, ALTO: 24, CRITICO: 6 },
    },
    BRECHA_SIN_INFORME: {
      label: 'Brecha sin informe final',
      source: 'Ley 21.663, art. 9: quince días desde la alerta temprana.',
      when: q.in('estado', ['ALERTADA', 'ACTUALIZADA']),
      measure: q.hoursTo('informeHasta'),
      within: { ATENCION: 120, ALTO: 48, CRITICO: 12 },
    },
  }),
  states: {
    DETECTADA: { label: 'Detectada', tone: 'bad' },
    ALERTADA: { label: 'Con alerta temprana', tone: 'warn' },
    ACTUALIZADA: { label: 'Con actualización', tone: 'warn' },
    INFORMADA: { label: 'Con informe final', tone: 'info' },
    CERRADA: { label: 'Cerrada', tone: 'ok', frozen: true },
    DESCARTADA: { label: 'Descartada', tone: 'mute', frozen: true },
  },
  initial: 'DETECTADA',
  retention: { ...plazoGeneral, from: 'estadoDesde', states: ['CERRADA', 'DESCARTADA'] },
  create: (rules) =>
    rules({
      check: ({ input, clock }) =>
        (input.detectada ?? '') > clock.now && 'El momento de la detección no puede estar en el futuro.',
      set: ({ input, clock }) => {
        const detectada = input.detectada ?? clock.now;
        return {
          alertaHasta: regla.alertaHasta(detectada),
          actualizacionHasta: regla.actualizacionHasta(detectada),
        };
      },
    }),
  transitions: (verb) => ({
    alertar: verb({
      label: 'Registrar la alerta temprana',
      help: 'Ya se envió al CSIRT Nacional.',
      tone: 'primary',
      from: ['DETECTADA'],
      to: 'ALERTADA',
      edits: ['folioCsirt'],
      set: ({ clock }) => ({ alertada: clock.now, informeHasta: regla.informeHasta(clock.now) }),
    }),
    actualizar: verb({
      label: 'Registrar la actualización',
      help: 'Lo que se sabe a las 72 horas, ya enviado al CSIRT Nacional.',
      tone: 'primary',
      from: ['ALERTADA'],
      to: 'ACTUALIZADA',
      edits: ['descripcion', 'personas', 'registrosAfectados', 'efectos', 'medidas'],
      needs: ['efectos', 'medidas'],
      set: ({ clock }) => ({ actualizada: clock.now }),
    }),
    informar: verb({
      label: 'Registrar el informe final',
      tone: 'primary',
      from: ['ALERTADA', 'ACTUALIZADA'],
      to: 'INFORMADA',
      edits: ['personas', 'registrosAfectados', 'efectos', 'medidas'],
      needs: ['personas', 'efectos', 'medidas'],
      set: ({ clock }) => ({ informada: clock.now }),
    }),
    cerrar: verb({
      label: 'Cerrar',
      from: ['INFORMADA'],
      to: 'CERRADA',
      edits: ['agenciaAvisada', 'titularesAvisados'],
      check: ({ item, input }) =>
        regla.faltaParaCerrar(
          item.categorias,
          input.titularesAvisados ?? item.titularesAvisados,
          input.agenciaAvisada ?? item.agenciaAvisada,
        ),
    }),
    descartar: verb({
      label: 'Descartar',
      help: 'No fue una brecha; la razón queda en la historia.',
      from: ['DETECTADA'],
      to: 'DESCARTADA',
      ask: { razon: longText('Razón', { required: true, min: 10, max: 1000 }) },
    }),
  }),
  notices: (notice) => ({
    detectada: notice({
      label: 'Se detecta una brecha de seguridad',
      on: ['crear'],
      to: ['responsable', { role: 'DELEGADO_DATOS' }, { role: 'ADMIN_SISTEMA' }],
      says: 'Brecha de seguridad {codigo}: hay tres horas para la alerta temprana',
      importance: 'urgente',
      acts: 'alertar',
    }),
    avance: notice({
      label: 'Avanza una brecha de seguridad',
      on: ['alertar', 'actualizar', 'informar', 'cerrar', 'descartar'],
      to: ['responsable', { role: 'DELEGADO_DATOS' }],
      says: 'La brecha de seguridad {codigo} quedó {estado}',
      importance: 'alta',
    }),
  }),
  grants: aCargoDeLosDatos({
    leer: 'all',
    crear: 'all',
    editar: 'all',
    exportar: 'all',
    alertar: 'all',
    actualizar: 'all',
    informar: 'all',
    cerrar: 'all',
    descartar: 'all',
  }),
  form: () => [
    { title: 'Hechos', fields: ['titulo', 'detectada', 'desde', 'naturaleza', 'descripcion', 'sistemas'] },
    { title: 'A quiénes alcanza', fields: ['categorias', 'personas', 'registrosAfectados'] },
    { title: 'Efectos y medidas', fields: ['efectos', 'medidas', 'responsable'] },
    {
      title: 'Avisos',
      fields: [
        'alertaHasta',
        'alertada',
        'folioCsirt',
        'actualizacionHasta',
        'actualizada',
        'informeHasta',
        'informada',
        'agenciaAvisada',
        'titularesAvisados',
      ],
    },
  ],
  list: {
    columns: ['codigo', 'titulo', 'estado', 'detectada', 'alertaHasta', 'alertaVencida', 'personas'],
    filters: ['estado', 'naturaleza', 'categorias', 'detectada'],
    sort: '-detectada',
  },
});
