/** Kinds of intervention (gestion.md §1.2). */
export const naturalezas = {
  PROYECTO: 'Proyecto',
  PROGRAMA: 'Programa',
  PROGRAMA_INVERSION: 'Programa de inversión',
  ESTUDIO_BASICO: 'Estudio básico',
  ANF: 'Adquisición de activos no financieros',
} as const;

/** Stage of the initiative in the Banco Integrado de Proyectos. */
export const etapas = {
  PERFIL: 'Perfil',
  PREFACTIBILIDAD: 'Prefactibilidad',
  FACTIBILIDAD: 'Factibilidad',
  DISENO: 'Diseño',
  EJECUCION: 'Ejecución',
  OPERACION: 'Operación',
} as const;

/** The way an initiative is evaluated; the fund pays, the mechanism evaluates. */
export const mecanismos = {
  SNI: 'Sistema Nacional de Inversiones (IDI)',
  C33: 'Circular 33',
  FRIL: 'Fondo Regional de Iniciativa Local',
  GLOSA06: 'Programa de ejecución directa (Glosa 06)',
  TRANSFER: 'Transferencia a entidad pública',
  SUBV8: 'Subvención 8 % FNDR',
  FRPD: 'Fondo Regional para la Productividad y el Desarrollo',
} as const;

/** Code of a mechanism. */
export type Mecanismo = keyof typeof mecanismos;

/** Where the money comes from. */
export const fondos = {
  FNDR: 'FNDR',
  SECTORIAL: 'Sectorial',
  PROPIOS: 'Recursos propios',
  ROYALTY: 'Royalty',
  CREDITO: 'Crédito',
  DONACION: 'Donación',
  FIC: 'FIC',
  FATC: 'FATC',
  FEI: 'FEI',
  FEIRR: 'FEIRR',
  ISAR: 'ISAR',
} as const;

/** Result of the technical evaluation; only some of them open the way to money (gestion.md §1.5). */
export const rates = {
  RS: 'RS · Recomendado satisfactoriamente',
  FI: 'FI · Falta información',
  OT: 'OT · Objetado técnicamente',
  AD: 'AD · Admisible Circular 33',
  RF: 'RF · Recomendado favorablemente',
  ITF: 'ITF · Informe técnico favorable',
  AT: 'AT · Aprobación técnica',
  SEL: 'Seleccionado en concurso',
  RE: 'RE · Reevaluación',
  REEMP: 'Reemplazo',
  NV: 'NV · No vigente',
  IN: 'IN · Incumplimiento de normativa',
  ADMISIBLE: 'Admisible',
  INADMISIBLE: 'Inadmisible',
  PRE_ADMISIBLE: 'Pre-admisible',
  APROBADO: 'Aprobado',
  EN_REVISION: 'En revisión',
  SIN_RATE: 'Sin RATE',
} as const;

/** Code of a RATE. */
export type Rate = keyof typeof rates;

/** Who brings the initiative. */
export const origenes = { MUNICIPIO: 'Municipio', SECTORIAL: 'Sectorial u otro' } as const;
/** How much of the region it reaches. */
export const alcances = { COMUNAL: 'Comunal', PROVINCIAL: 'Provincial', REGIONAL: 'Regional' } as const;
/** Whether the initiative still counts in its portfolio. */
export const vigencias = {
  VIGENTE: 'Vigente',
  NO_VIGENTE: 'No vigente',
  EN_PRESUPUESTO: 'En presupuesto',
} as const;

/** Kinds of work a FRIL pays for (gestion.md §1.5). */
export const subtiposFril = {
  EDIFICACION_COMUNITARIA: 'Edificación pública comunitaria',
  SERVICIOS_BASICOS: 'Servicios básicos y vialidad urbana',
  EDIFICACION_FISCAL: 'Edificación pública fiscal',
  AREAS_VERDES: 'Áreas verdes',
  EMERGENCIA: 'Emergencia',
  JUNAEB: 'JUNAEB',
} as const;

/** Categories of Circular 33 (gestion.md §1.5). */
export const categoriasC33 = {
  ESTUDIOS_GIRO: 'Estudios propios del giro',
  ANF: 'Activos no financieros',
  CONSERVACION_CAMINOS: 'Conservación de caminos',
  CONSERVACION_INFRA: 'Conservación de infraestructura',
  EMERGENCIA: 'Emergencia',
} as const;

/** States of the life cycle, in order, with the phase each belongs to (gestion.md §1.4, corrected). */
export const estados = {
  INGRESADO: { label: 'Ingresado', phase: 'Formulación' },
  EN_REVISION: { label: 'En revisión', tone: 'info', phase: 'Admisibilidad' },
  ADMISIBLE: { label: 'Admisible', tone: 'info', phase: 'Admisibilidad' },
  INADMISIBLE: { label: 'Inadmisible', tone: 'bad', phase: 'Admisibilidad' },
  EN_EVALUACION: { label: 'En evaluación', tone: 'info', phase: 'Evaluación' },
  RS: { label: 'Recomendado (RS)', tone: 'ok', phase: 'Evaluación' },
  RF: { label: 'Recomendado favorablemente (RF)', tone: 'ok', phase: 'Evaluación' },
  ITF: { label: 'Informe técnico favorable (ITF)', tone: 'ok', phase: 'Evaluación' },
  AT: { label: 'Aprobación técnica (AT)', tone: 'ok', phase: 'Evaluación' },
  AD: { label: 'Admisible Circular 33 (AD)', tone: 'ok', phase: 'Evaluación' },
  SELECCIONADO: { label: 'Seleccionado en concurso', tone: 'ok', phase: 'Evaluación' },
  FI: { label: 'Falta información (FI)', tone: 'warn', phase: 'Evaluación' },
  OT: { label: 'Objetado técnicamente (OT)', tone: 'bad', phase: 'Evaluación' },
  CDP_EMITIDO: { label: 'CDP emitido', tone: 'info', phase: 'Financiamiento' },
  EN_FORMALIZACION: { label: 'En formalización', tone: 'info', phase: 'Formalización' },
  FORMALIZADO: { label: 'Formalizado', tone: 'ok', phase: 'Formalización' },
  EN_LICITACION: { label: 'En licitación', tone: 'info', phase: 'Ejecución' },
  ADJUDICADO: { label: 'Adjudicado', tone: 'info', phase: 'Ejecución' },
  EN_OBRA: { label: 'En obra', tone: 'info', phase: 'Ejecución' },
  EN_EJECUCION: { label: 'En ejecución', tone: 'info', phase: 'Ejecución' },
  SUSPENDIDO: { label: 'Suspendido', tone: 'warn', phase: 'Ejecución' },
  RECEPCION_PROVISORIA: { label: 'Recepción provisoria', tone: 'ok', phase: 'Cierre' },
  RECEPCION_DEFINITIVA: { label: 'Recepción definitiva', tone: 'ok', phase: 'Cierre' },
  EN_RENDICION: { label: 'En rendición', tone: 'info', phase: 'Cierre' },
  CERRADO: { label: 'Cerrado', tone: 'mute', phase: 'Cierre', frozen: true },
  ANULADO: { label: 'Anulado', tone: 'mute', phase: 'Cierre', frozen: true },
} as const;
