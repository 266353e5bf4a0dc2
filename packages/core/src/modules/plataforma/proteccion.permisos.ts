/** Whoever answers for personal data in the institution: by default who administers it, and the person it delegates. */
export const aCargoDeLosDatos = <const G extends object>(verbos: G) =>
  ({ ADMIN_SISTEMA: verbos, DELEGADO_DATOS: verbos }) as const;
