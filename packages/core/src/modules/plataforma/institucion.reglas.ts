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

/** How long an export of everything counts as recent, in days. */
const diasDeExportacion = 7;

/**
 * An institution is closed only with a copy of everything it holds at hand.
 *
 * @param dias calendar days since the last export; absent when there was none.
 */
export const faltaExportar = (dias: number | undefined): string | undefined =>
  dias === undefined || dias > diasDeExportacion
    ? `Exporte antes todo lo que la institución guarda: la última copia debe tener a lo más ${diasDeExportacion} días.`
    : undefined;
