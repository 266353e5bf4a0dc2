/** Kinds of act (gestion.md §1.9). */
export const actos = {
  RESOLUCION: 'Resolución',
  DECRETO: 'Decreto',
  OFICIO: 'Oficio',
  CERTIFICADO: 'Certificado',
  INFORME: 'Informe',
} as const;

/** What an act does. */
export const naturalezas = {
  APROBATORIA: 'Aprobatoria',
  MODIFICATORIA: 'Modificatoria',
  DEROGATORIA: 'Derogatoria',
  SANCIONATORIA: 'Sancionatoria',
  DESIGNACION: 'Designación',
  DELEGACION: 'Delegación',
} as const;

/** What an act is about, where it is about investment. */
export const subtipos = {
  APRUEBA_CONVENIO: 'Aprueba convenio',
  MODIFICA_CONVENIO: 'Modifica convenio',
  APRUEBA_PAGO: 'Aprueba pago',
  CREA_ASIGNACION: 'Crea asignación',
  MODIFICA_PRESUPUESTO: 'Modifica presupuesto',
  TERMINO_ANTICIPADO: 'Término anticipado',
  PRORROGA: 'Prórroga',
} as const;

/** Union of the short vocabulary and the full one, with what the Contraloría may answer (gestion.md §1.9). */
export const estados = {
  BORRADOR: { label: 'Borrador', phase: 'Elaboración' },
  EN_REVISION: { label: 'En revisión jurídica', tone: 'info', phase: 'Elaboración' },
  VISADO: { label: 'Visado', tone: 'info', phase: 'Firma' },
  FIRMADO: { label: 'Firmado', tone: 'info', phase: 'Firma' },
  NUMERADO: { label: 'Numerado', tone: 'info', phase: 'Tramitación' },
  EN_CGR: { label: 'En Contraloría', tone: 'warn', phase: 'Tramitación' },
  TOMADO_RAZON: { label: 'Tomado de razón', tone: 'ok', phase: 'Tramitación' },
  CURSADO_CON_ALCANCE: { label: 'Cursado con alcances', tone: 'ok', phase: 'Tramitación' },
  REPRESENTADO: { label: 'Representado', tone: 'bad', phase: 'Tramitación' },
  RETIRADO: { label: 'Retirado de Contraloría', tone: 'warn', phase: 'Tramitación' },
  TRAMITADO: { label: 'Totalmente tramitado', tone: 'ok', phase: 'Tramitado', frozen: true },
  RECHAZADO: { label: 'Rechazado', tone: 'bad', phase: 'Elaboración', frozen: true },
  ANULADO: { label: 'Anulado', tone: 'mute', phase: 'Tramitado', frozen: true },
} as const;

/** States in which the act is still on somebody's desk. */
export const enCurso = ['BORRADOR', 'EN_REVISION', 'VISADO', 'FIRMADO', 'NUMERADO'] as const;
