import { diasEntre } from '../../kernel/declare/valores/fecha.ts';

/** Milestones the office follows (gestion.md §1.8). */
export const tipos = {
  FIRMA_CONVENIO: 'Firma del convenio',
  APROBACION_CDP: 'Aprobación del CDP',
  ENTREGA_DISENO: 'Entrega del diseño',
  LICITACION: 'Licitación',
  ADJUDICACION: 'Adjudicación',
  INICIO_OBRA: 'Inicio de obra',
  AVANCE_25: 'Avance de 25 %',
  AVANCE_50: 'Avance de 50 %',
  AVANCE_75: 'Avance de 75 %',
  RECEPCION_PROV: 'Recepción provisoria',
  RECEPCION_DEF: 'Recepción definitiva',
  INFORME_FINAL: 'Informe final',
  CIERRE_ADMIN: 'Cierre administrativo',
} as const;

/** Days a milestone came after its planned date; negative when it came before. */
export const desviacion = (planificado: string | undefined, real: string | undefined): number | undefined =>
  planificado !== undefined && real !== undefined ? diasEntre(planificado, real) : undefined;
