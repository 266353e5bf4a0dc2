/** How much a problem hurts an initiative, from the worst down. */
export const impactos = {
  BLOQUEA_PAGO: 'Bloquea un pago',
  RETRASA_OBRA: 'Retrasa la obra',
  RETRASA_CONVENIO: 'Retrasa un convenio',
  RIESGO_RENDICION: 'Pone en riesgo una rendición',
  INCUMPLIMIENTO_PLAZO: 'Incumple un plazo',
  OTRO: 'Otro',
} as const;

/** Level of attention an initiative needs. */
export const niveles = { NORMAL: 'Normal', ATENCION: 'Atención', CRITICO: 'Crítico' } as const;

/** A code of `impactos`. */
export type Impacto = keyof typeof impactos;

/** States in which a problem still weighs on its initiative. */
export const vigentes = ['ABIERTO', 'EN_GESTION'] as const;

/** Impacts that make an initiative critical (gestion.md §1.12). */
export const criticos = ['BLOQUEA_PAGO', 'RETRASA_OBRA'] as const satisfies readonly Impacto[];

const dentro = (codigos: readonly string[], codigo: unknown) =>
  typeof codigo === 'string' && codigos.includes(codigo);

/** Place of a problem in the queue: those that stop a payment first, then those that delay works, then the rest. */
export const gravedad = (impacto: Impacto | undefined): number =>
  impacto === 'BLOQUEA_PAGO' ? 1 : impacto === 'RETRASA_OBRA' ? 2 : 3;

/** What an initiative says about itself with these problems, whatever it said before (gestion.md §1.12). */
export const situacionDe = (
  problemas: readonly { readonly estado: string; readonly impacto?: unknown }[],
): { readonly tieneProblemasAbiertos: boolean; readonly nivelAlerta: keyof typeof niveles } => {
  const abiertos = problemas.filter(({ estado }) => dentro(vigentes, estado));
  const esCritico = abiertos.some(({ impacto }) => dentro(criticos, impacto));
  return {
    tieneProblemasAbiertos: abiertos.length > 0,
    nivelAlerta: esCritico ? 'CRITICO' : abiertos.length ? 'ATENCION' : 'NORMAL',
  };
};

/** Most pieces of work one problem links to. */
const trabajosPorProblema = 25;

/** A problem that led to too much work is to be split. */
export const demasiadosTrabajos = (trabajos: readonly string[] | undefined): string | undefined =>
  (trabajos?.length ?? 0) >= trabajosPorProblema
    ? `Ya tiene ${trabajosPorProblema} trabajos: agregue los demás como partes de uno de ellos.`
    : undefined;
