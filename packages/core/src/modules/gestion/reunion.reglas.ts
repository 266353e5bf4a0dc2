/** Kinds of meeting. */
export const tipos = {
  SEMANAL: 'Semanal',
  CRISIS: 'De crisis',
  COORDINACION: 'De coordinación',
} as const;

/** An account of a meeting says who was there. */
export const sinAsistentes = (asistentes: readonly string[] | undefined): string | undefined =>
  asistentes?.length ? undefined : 'Indique quiénes asistieron antes de cerrar la reunión.';

/** A meeting does not begin before its day. */
export const aunNoEsElDia = (fecha: string, hoy: string): string | undefined =>
  fecha > hoy ? 'Está citada para otro día: cambie la fecha si se adelantó.' : undefined;
