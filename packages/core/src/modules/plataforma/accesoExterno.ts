import { boolean, date, list, longText, ref, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { reads } from '../../kernel/declare/verb.ts';
import { usuario } from './usuario.ts';

/** Somebody from outside, such as an auditor, may look at some modules between two days, and at nothing else. */
export const accesoExterno = defineModule({
  name: 'acceso_externo',
  label: { one: 'Acceso externo', many: 'Accesos externos' },
  about: 'Quién de fuera puede mirar qué, y hasta cuándo',
  icon: 'personas',
  title: 'resolucion',
  policy: true,
  documents: false,
  comments: false,
  code: { sequence: 'EXT' },
  fields: {
    persona: ref('Persona externa', 'usuario', { required: true }),
    desde: date('Desde', { required: true }),
    hasta: date('Hasta', { required: true }),
    modulos: list(
      'Módulos',
      { modulo: text('Nombre interno del módulo', { required: true, max: 41 }) },
      { required: true, max: 20 },
    ),
    personales: boolean('Puede ver datos personales', {
      help: 'Sin esto, los campos personales no existen para esta persona.',
    }),
    resolucion: text('Resolución u oficio', { required: true, max: 120, search: 'A' }),
    motivo: longText('Motivo', { required: true, max: 500 }),
  },
  derived: (q) => ({
    enCurso: {
      label: 'En curso',
      tone: 'ok',
      flag: q.and(q.eq('estado', 'OTORGADO'), q.lte('desde', q.today), q.gte('hasta', q.today)),
    },
  }),
  states: {
    OTORGADO: { label: 'Otorgado', tone: 'ok' },
    REVOCADO: { label: 'Revocado', tone: 'mute', frozen: true },
  },
  initial: 'OTORGADO',
  create: (rules) =>
    rules({
      reads: { persona: reads(usuario, 'persona') },
      check: ({ item, related, clock, may }) => {
        if (!related.persona?.externo)
          return 'Esta persona trabaja en la institución: dele un rol, o márquela como externa.';
        if (item.hasta < item.desde || item.hasta < clock.today)
          return 'El acceso ya habría terminado: corrija las fechas.';
        const ajeno = item.modulos.find(({ modulo }) => !may(String(modulo), 'leer'));
        return ajeno && `El módulo «${ajeno.modulo}» no existe o usted no lo ve: nadie da lo que no tiene.`;
      },
    }),
  transitions: (verb) => ({
    revocar: verb({
      label: 'Revocar',
      help: 'La persona deja de ver de inmediato.',
      tone: 'danger',
      from: ['OTORGADO'],
      to: 'REVOCADO',
      ask: { motivo: text('Motivo', { required: true, max: 300 }) },
    }),
  }),
  grants: {
    ADMIN_SISTEMA: { leer: 'all', crear: 'all', revocar: 'all', exportar: 'all' },
  },
  list: {
    columns: ['codigo', 'persona', 'desde', 'hasta', 'enCurso', 'resolucion'],
    filters: ['estado', 'persona'],
    sort: '-desde',
  },
});
