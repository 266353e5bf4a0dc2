/** Times the probable discharge may change (salud.md §1.8). */
export const cambiosDeAlta = 5;

const hora = 3_600_000;

/** End of surgery and base stay, elapsed, up to the next full hour (salud.md §1.6.2, steps 2 and 4). */
export const altaProbable = (finPabellon?: string, horasBase?: number): string | undefined =>
  finPabellon === undefined || horasBase === undefined
    ? undefined
    : new Date(Math.ceil((Date.parse(finPabellon) + horasBase * hora) / hora) * hora).toISOString();
