/** Hours a session lives when the institution says nothing. */
export const horasPorDefecto = 8;

/** What an institution says about the length of its sessions. */
export interface LimitesDeSesion {
  /** Hours from 1 to 24. */
  readonly sesionHoras?: number | undefined;
  readonly sesionPorRol?: readonly { readonly rol: string; readonly horas: number }[] | undefined;
}

/**
 * Hours a session of somebody with these roles may live, busy or not. A limit for a role counts before the general
 * one, and of several the shortest: a person never gets more time for holding one more role.
 */
export const horasDeSesion = (
  { sesionHoras = horasPorDefecto, sesionPorRol = [] }: LimitesDeSesion,
  roles: readonly string[],
): number => {
  const propias = sesionPorRol.filter(({ rol }) => roles.includes(rol)).map(({ horas }) => horas);
  return propias.length ? Math.min(...propias) : sesionHoras;
};

/** Refuses a role with two limits. */
export const rolesRepetidos = ({ sesionPorRol = [] }: LimitesDeSesion): string | undefined =>
  new Set(sesionPorRol.map(({ rol }) => rol)).size < sesionPorRol.length
    ? 'Cada rol puede tener un solo límite de sesión: deje una línea por rol.'
    : undefined;
