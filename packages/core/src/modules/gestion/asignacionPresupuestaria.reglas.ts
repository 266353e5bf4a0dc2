/** Subtítulos of the classifier a regional government uses (gestion.md §1.7). */
export const subtitulos = {
  '21': '21 · Gastos en personal',
  '22': '22 · Bienes y servicios de consumo',
  '24': '24 · Transferencias corrientes',
  '29': '29 · Adquisición de activos no financieros',
  '31': '31 · Iniciativas de inversión',
  '32': '32 · Préstamos',
  '33': '33 · Transferencias de capital',
  '34': '34 · Servicio de la deuda',
  '35': '35 · Saldo final de caja',
} as const;

/** A line of the budget as people write it: `2026-02-33.03.125`. */
export const clasificador = (valores: Partial<Record<string, unknown>>): string => {
  const { anio, programa, subtitulo, item, asignacion, subasignacion } = valores;
  const partes = [subtitulo, item, asignacion, subasignacion].filter((parte) => parte !== undefined);
  return `${anio}-${programa}-${partes.join('.')}`;
};

/** A budget is executed in its own year, neither before nor after. */
export const anioQueNoCorre = (anio: number, hoy: string): string | undefined =>
  String(anio) === hoy.slice(0, 4)
    ? undefined
    : `El presupuesto es de ${anio}: se ejecuta solo durante ese año.`;
