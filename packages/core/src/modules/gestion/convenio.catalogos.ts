/** Kinds of agreement (gestion.md §1.8, with those the registers add). */
export const tipos = {
  MANDATO: 'Mandato',
  TRANSFERENCIA: 'Transferencia',
  COLABORACION: 'Colaboración',
  PROGRAMACION: 'Programación',
  MARCO: 'Marco',
  EJECUCION: 'Ejecución',
  TRANSFERENCIA_BIENES: 'Transferencia de bienes',
} as const;

/** Whether the act that approves goes to the Contraloría. */
export const caracteres = { EXENTA: 'Exenta', AFECTA: 'Afecta', CONJUNTA: 'Conjunta' } as const;

/** What the Contraloría answers about an act (gestion.md §1.9). */
export const resultadosCgr = {
  TOMA_RAZON: 'Toma de razón',
  CURSA_OBS: 'Cursa con alcances',
  REPRESENTA: 'Representa',
  RETIRO: 'Retirado',
  EXENTO: 'Exento',
} as const;

/** Union of the vocabularies of the seed, the accepted entity and the registers (gestion.md §1.8). */
export const estados = {
  BORRADOR: { label: 'Borrador', phase: 'Tramitación' },
  EN_NEGOCIACION: { label: 'En negociación', tone: 'info', phase: 'Tramitación' },
  EN_REVISION_JURIDICA: { label: 'En revisión jurídica', tone: 'info', phase: 'Tramitación' },
  FIRMADO_GORE: { label: 'Firmado por el Gobierno Regional', tone: 'info', phase: 'Firma' },
  FIRMADO_CONTRAPARTE: { label: 'Firmado por ambas partes', tone: 'info', phase: 'Firma' },
  VIGENTE: { label: 'Vigente', tone: 'ok', phase: 'Ejecución' },
  EN_MODIFICACION: { label: 'En modificación', tone: 'warn', phase: 'Ejecución' },
  SUSPENDIDO: { label: 'Suspendido', tone: 'warn', phase: 'Ejecución' },
  VENCIDO: { label: 'Vencido', tone: 'bad', phase: 'Cierre' },
  TERMINADO: { label: 'Terminado', tone: 'mute', phase: 'Cierre' },
  RESCILIADO: { label: 'Resciliado', tone: 'mute', phase: 'Cierre' },
  LIQUIDADO: { label: 'Liquidado', tone: 'mute', phase: 'Cierre', frozen: true },
  CANCELADO: { label: 'No se firmó', tone: 'mute', phase: 'Cierre', frozen: true },
} as const;

/** States in which the agreement is still being prepared and its terms may be put right. */
export const enTramite = ['BORRADOR', 'EN_NEGOCIACION', 'EN_REVISION_JURIDICA'] as const;

/** States in which the agreement binds both parties. */
export const vigentes = ['VIGENTE', 'EN_MODIFICACION', 'SUSPENDIDO'] as const;
