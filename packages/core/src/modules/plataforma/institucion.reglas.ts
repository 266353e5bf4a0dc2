/** Hours a session lives when the institution says nothing. */
export const horasPorDefecto = 8;

interface LimitesPorRol {
  readonly sesionPorRol?: readonly { readonly rol: string }[] | undefined;
}

/** Refuses a role with two limits. */
export const rolesRepetidos = ({ sesionPorRol = [] }: LimitesPorRol): string | undefined =>
  new Set(sesionPorRol.map(({ rol }) => rol)).size < sesionPorRol.length
    ? 'Cada rol puede tener un solo límite de sesión: deje una línea por rol.'
    : undefined;
