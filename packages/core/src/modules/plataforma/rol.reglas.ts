import { isByModule, isDelta } from '../../kernel/declare/policy.ts';

/** What stands in the way of a change of grants, or nothing. */
export const objecionAlAjuste = (
  ajuste: {
    readonly delta?: unknown;
    readonly revisados?: unknown;
    readonly vigenteDesde?: string | undefined;
  },
  hoy: string,
): string | false => {
  if (!isDelta(ajuste.delta)) return 'Los permisos no se entienden: recargue la página y vuelva a marcarlos.';
  if (!isByModule(ajuste.revisados)) return 'Falta la lista de acciones revisadas: recargue la página.';
  return (
    ajuste.vigenteDesde !== undefined &&
    ajuste.vigenteDesde < hoy &&
    'Los permisos no pueden regir desde antes de hoy: elija hoy u otra fecha.'
  );
};
