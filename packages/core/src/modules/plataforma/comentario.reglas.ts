/** Minutes during which whoever wrote a comment may correct it or take it back. */
export const minutosParaCorregir = 30;

const porMinuto = 60_000;

/** Closes corrections once others have had time to answer. */
export const tarde = (creadoEn: string, ahora: string): string | undefined =>
  (Date.parse(ahora) - Date.parse(creadoEn)) / porMinuto > minutosParaCorregir
    ? `Pasaron más de ${minutosParaCorregir} minutos: escriba otro comentario.`
    : undefined;

/** What stands in place of a comment that was taken back; its history keeps what it said. */
export const retirado = 'Comentario retirado por quien lo escribió.';
