import { hasCorrelative, keyWith, valuesWith } from './correlative.ts';
import type { Profile } from './profile.ts';
import type { Existing, SinkRow } from './sink.ts';
import type { FilaImportada } from './verdict.ts';

/** What a person decided about a held row. */
export interface Decision {
  readonly fila: number;
  readonly decision: 'crear' | 'descartar';
  /** From 2; the first row of a key may be created without. */
  readonly correlativo?: number;
}

/** What follows from a decision. */
export type Ruling =
  | { readonly kind: 'crear'; readonly fila: FilaImportada; readonly row: SinkRow }
  | { readonly kind: 'descartar'; readonly fila: FilaImportada }
  | { readonly kind: 'rechazada'; readonly fila: number; readonly message: string };

const FIRST = 2;
const LAST = 99;

/** Why a row cannot take a correlative, or nothing. */
export const correlativeFault = (profile: Profile, correlativo: number | undefined): string | undefined => {
  if (correlativo === undefined) return undefined;
  if (!hasCorrelative(profile))
    return 'Aquí no hay correlativos: cree solo una de las filas y descarte las demás.';
  const fits = Number.isInteger(correlativo) && correlativo >= FIRST && correlativo <= LAST;
  return fits ? undefined : `El correlativo debe ser un número entre ${FIRST} y ${LAST}: corríjalo.`;
};

const rowOf = (
  profile: Profile,
  held: FilaImportada,
  correlativo: number | undefined,
): SinkRow | undefined => {
  if (!held.propuesta) return undefined;
  const { values, estado, hash } = held.propuesta;
  return {
    fila: held.fila,
    codigo: keyWith(profile, held.clave ?? '', values, correlativo),
    values: valuesWith(profile, values, correlativo),
    estado,
    hash,
  };
};

/** Judges a decision by itself, before knowing which codes are taken. */
const ruleOne = (profile: Profile, held: FilaImportada | undefined, decision: Decision): Ruling => {
  const { fila, correlativo } = decision;
  const refuse = (message: string): Ruling => ({ kind: 'rechazada', fila, message });
  if (held?.veredicto !== 'retenida')
    return refuse(`La fila ${fila} no espera una decisión: actualice la página.`);
  if (decision.decision === 'descartar') return { kind: 'descartar', fila: held };
  const fault = correlativeFault(profile, correlativo);
  if (fault) return refuse(fault);
  const row = rowOf(profile, held, correlativo);
  return row
    ? { kind: 'crear', fila: held, row }
    : refuse('Faltan los datos de la fila: suba la planilla de nuevo.');
};

const taken = (clave: string): string => `Ya existe ${clave}: indique otro correlativo o descarte la fila.`;

/** What each decision means, one ruling per decision and in their order; uniqueness is not looked at yet. */
export const interpret = (
  profile: Profile,
  held: ReadonlyMap<number, FilaImportada>,
  decisions: readonly Decision[],
): readonly Ruling[] => {
  const seen = new Set<number>();
  return decisions.map((decision) => {
    if (seen.has(decision.fila)) {
      return {
        kind: 'rechazada',
        fila: decision.fila,
        message: `La fila ${decision.fila} viene dos veces: deje una sola decisión.`,
      };
    }
    seen.add(decision.fila);
    return ruleOne(profile, held.get(decision.fila), decision);
  });
};

/**
 * Refuses what would give two records the same code: one that exists, or another decision of the same batch. A record
 * that was made from this very row does not count, so a batch that was cut short can be sent again.
 */
export const withoutClashes = (
  rulings: readonly Ruling[],
  existing: ReadonlyMap<string, Existing>,
): readonly Ruling[] => {
  const granted = new Set<string>();
  return rulings.map((ruling) => {
    if (ruling.kind !== 'crear') return ruling;
    const { codigo, hash } = ruling.row;
    const record = existing.get(codigo);
    if (granted.has(codigo) || (record && record.hash !== hash)) {
      return { kind: 'rechazada', fila: ruling.row.fila, message: taken(codigo) };
    }
    granted.add(codigo);
    return ruling;
  });
};
