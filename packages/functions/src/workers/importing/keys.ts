/** Key of what was found out about a sheet before it was tried. */
export const analysisKey = (id: string): string => `importaciones/${id}/analisis.json`;
