/** What a guarantee answers for (gestion.md §1.8). */
export const tipos = {
  FIEL_CUMPLIMIENTO: 'Fiel cumplimiento',
  ANTICIPO: 'Anticipo',
  CORRECTA_EJECUCION: 'Correcta ejecución',
} as const;

/** A guarantee cannot expire before it is issued. */
export const plazoImposible = (emitida: string | undefined, vence: string | undefined): string | undefined =>
  emitida !== undefined && vence !== undefined && vence < emitida
    ? 'El vencimiento va antes que la emisión: corrija una de las dos fechas.'
    : undefined;

interface Pendientes {
  readonly multasPendientes?: boolean;
  readonly glosasPendientes?: boolean;
}

/** Why a guarantee cannot be returned, or nothing: only when somebody said that nothing is owed (US-FIN-IPR-026). */
export const conPendientes = ({ multasPendientes, glosasPendientes }: Pendientes): string | undefined => {
  if (multasPendientes === undefined || glosasPendientes === undefined)
    return 'Registre primero si hay multas o glosas pendientes.';
  if (multasPendientes) return 'Hay multas pendientes: resuélvalas antes de devolverla.';
  return glosasPendientes ? 'Hay glosas pendientes: resuélvalas antes de devolverla.' : undefined;
};
