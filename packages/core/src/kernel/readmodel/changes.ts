/**
 * Change numbers of the modules of an institution: each grows with every batch the projector brings. An answer
 * remembered together with its number is exact for as long as the number stays.
 */
export type Changes = Readonly<Record<string, number>>;

/** The change numbers of an institution as an SQL expression. */
export const changesExpression = (tenant: string): string =>
  `(select coalesce(json_object_agg(p.modulo, p.cambio), '{}') from proyeccion p where p.tenant = ${tenant})`;

/** One number for the whole institution. */
export const totalChange = (changes: Changes): number =>
  Object.values(changes).reduce((sum, change) => sum + change, 0);
