const hora = 3_600_000;

const mas = (instante: string, horas: number): string =>
  new Date(Date.parse(instante) + horas * hora).toISOString();

/** Early warning to the national CSIRT: three hours from knowing of the incident (Ley 21.663, art. 9). */
export const alertaHasta = (detectada: string): string => mas(detectada, 3);
/** Update of what was told: 72 hours from knowing (Ley 21.663, art. 9). */
export const actualizacionHasta = (detectada: string): string => mas(detectada, 72);
/** Final report: fifteen calendar days from the early warning (Ley 21.663, art. 9). */
export const informeHasta = (alertada: string): string => mas(alertada, 15 * 24);

/** Kinds of personal data a breach may reach. */
export const categorias = {
  IDENTIFICACION: 'De identificación y contacto',
  LABORALES: 'Laborales',
  FINANCIEROS: 'Económicos, financieros, bancarios o comerciales',
  SALUD: 'De salud',
  BIOMETRICOS: 'Biométricos o genéticos',
  MENORES: 'De niños, niñas o adolescentes',
  OTROS_SENSIBLES: 'Otros sensibles',
} as const;

type Categoria = keyof typeof categorias;

const seAvisan: ReadonlySet<Categoria> = new Set([
  'FINANCIEROS',
  'SALUD',
  'BIOMETRICOS',
  'MENORES',
  'OTROS_SENSIBLES',
]);

/** Whether the people concerned must be told as well (Ley 19.628, art. 14 sexies). */
export const avisaATitulares = (tipos: readonly Categoria[] = []): boolean =>
  tipos.some((tipo) => seAvisan.has(tipo));

/** What is missing to close a breach. */
export const faltaParaCerrar = (
  tipos: readonly Categoria[] | undefined,
  titularesAvisados: string | undefined,
  agenciaAvisada: string | undefined,
): string | false => {
  if (!agenciaAvisada && tipos?.length)
    return 'Falta registrar cuándo se reportó a la Agencia de Protección de Datos Personales.';
  return (
    avisaATitulares(tipos) &&
    !titularesAvisados &&
    'Hay datos sensibles, económicos o de menores: falta registrar cuándo se avisó a las personas.'
  );
};
