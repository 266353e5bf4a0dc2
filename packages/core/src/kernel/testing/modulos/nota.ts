import { choice, file, instant, list, longText, number, ref, text } from '../../declare/fields.ts';
import { defineModule } from '../../declare/module.ts';
import { effect } from '../../declare/verb.ts';

/** A clinical note: its author signs it and from then on nothing of it changes (salud.md §2.5). */
export const nota = defineModule({
  name: 'nota',
  label: { one: 'Nota clínica', many: 'Notas clínicas', feminine: true },
  title: 'motivo',
  code: { sequence: 'NC' },
  personalData: { purpose: 'Llevar la ficha clínica', basis: 'Ley 20.584, art. 12', subjects: 'Pacientes' },
  fields: {
    paciente: text('Paciente', { required: true, personal: true }),
    tipo: choice(
      'Tipo',
      { EVOLUCION: 'Evolución', ANAMNESIS: 'Anamnesis', EPICRISIS: 'Epicrisis', CORRECCION: 'Corrección' },
      { required: true },
    ),
    ocurrio: instant('Ocurrió', { required: true }),
    motivo: text('Motivo', { personal: true }),
    observaciones: longText('Observaciones', { required: true, min: 1, personal: true }),
    plan: longText('Plan e indicaciones', { personal: true }),
    diagnosticos: list('Diagnósticos', {
      codigo: text('CIE-10', { required: true, pattern: /^[A-Z]\d\d(\.\d)?$/ }),
      certeza: choice('Certeza', { CONFIRMADO: 'Confirmado', SOSPECHA: 'Sospecha' }, { required: true }),
    }),
    signos: list('Signos vitales', {
      temperatura: number('Temperatura', { unit: '°C', min: 25, max: 45 }),
      saturacion: number('Saturación', { unit: '%', min: 30, max: 100 }),
    }),
    adjunto: file('Adjunto'),
    corrige: ref('Corrige a', 'nota'),
    razon: text('Razón de la corrección', { min: 10 }),
    firmadaEl: instant('Firmada el', { system: true }),
  },
  states: {
    BORRADOR: { label: 'Borrador' },
    FIRMADA: { label: 'Firmada', tone: 'ok', frozen: true },
    RECTIFICADA: { label: 'Rectificada', tone: 'warn', frozen: true },
  },
  initial: 'BORRADOR',
  create: (rules) =>
    rules({
      check: ({ input }) =>
        input.tipo === 'CORRECCION' &&
        !(input.corrige && input.razon) &&
        'Una corrección dice qué nota corrige y por qué.',
    }),
  transitions: (verb) => ({
    firmar: verb({
      label: 'Firmar',
      help: 'La nota queda firmada y no cambia más; se corrige con otra.',
      tone: 'primary',
      from: ['BORRADOR'],
      to: 'FIRMADA',
      guard: ({ item, actor }) => item.creadoPor !== actor.id && 'Solo firma quien escribió la nota.',
      set: ({ clock }) => ({ firmadaEl: clock.now }),
      effects: [effect('nota.rectificarLaCorregida')],
    }),
    rectificar: verb({ label: 'Dar por rectificada', from: ['FIRMADA'], to: 'RECTIFICADA' }),
  }),
  scopes: (q) => ({
    propias: q.eq('creadoPor', q.actor('id')),
    firmadas: q.or(q.not(q.eq('estado', 'BORRADOR')), q.eq('creadoPor', q.actor('id'))),
  }),
  grants: {
    MEDICO: { leer: 'firmadas', crear: 'all', editar: 'propias', firmar: 'propias' },
    SISTEMA: { leer: 'all', rectificar: 'all' },
  },
  list: { columns: ['codigo', 'tipo', 'ocurrio', 'estado'], filters: ['tipo', 'estado'], sort: '-ocurrio' },
});
