/**
 * Change numbers of the modules of an institution: each grows with every record the projector brings. An answer
 * remembered together with its number is exact for as long as the number stays.
 */
export type Changes = Readonly<Record<string, number>>;

/** By so much a number grows when no record says what changed: more than any remembered answer bears. */
export const EVERYTHING = 1_000_000;

/** The change numbers of an institution as an SQL expression. */
export const changesExpression = (tenant: string): string =>
  `(select coalesce(json_object_agg(p.modulo, p.cambio), '{}') from proyeccion p where p.tenant = ${tenant})`;

/** One number for some modules of an institution, for all without them, as an SQL expression. */
export const changeExpression = (tenant: string, modules?: string): string =>
  `(select coalesce(sum(p.cambio), 0)::bigint from proyeccion p where p.tenant = ${tenant}${modules ? ` and p.modulo = any(${modules})` : ''})`;

/** The same number out of what was read. */
export const changeOf = (changes: Changes, modules: readonly string[] = Object.keys(changes)): number =>
  modules.reduce((sum, module) => sum + (changes[module] ?? 0), 0);

/** One number for the whole institution. */
export const totalChange = (changes: Changes): number => changeOf(changes);
