/**
 * How long papers of the administration are kept that no other law gives a term: five years, after which they may be
 * eliminated (Circular 28.704 de 1981, Contraloría General de la República).
 */
export const plazoGeneral = {
  years: 5,
  law: 'Circular 28.704 de 1981, Contraloría General de la República',
} as const;
