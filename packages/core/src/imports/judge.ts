import type { Candidate, Classified } from './classify.ts';
import { possibleCodes } from './correlative.ts';
import type { Profile } from './profile.ts';
import type { Amounts } from './reconcile.ts';
import type { Existing, ImportSink, SinkOutcome } from './sink.ts';
import type { FilaImportada, Veredicto } from './verdict.ts';

/** A row with its final verdict. */
export interface Judged {
  readonly fila: FilaImportada;
  readonly amounts: Amounts;
}

const outcomes: Readonly<Record<SinkOutcome['outcome'], Veredicto>> = {
  creada: 'nueva',
  actualizada: 'actualiza',
  sin_cambio: 'sin_cambio',
  error: 'error',
};

const NOT_SAVED = 'No se pudo guardar: suba la planilla de nuevo.';

/** What to do with a candidate, given the records there are. */
type Plan =
  | { readonly kind: 'escribir' }
  | { readonly kind: 'esta'; readonly codigo: string; readonly registro: string }
  | { readonly kind: 'retener'; readonly motivo: string };

const planOf = (
  { row, held }: Candidate,
  codes: readonly string[],
  existing: ReadonlyMap<string, Existing>,
): Plan => {
  const records = codes.flatMap((codigo) => {
    const record = existing.get(codigo);
    return record ? [{ codigo, ...record }] : [];
  });
  const same = records.find(({ hash }) => hash === row.hash);
  if (same) return { kind: 'esta', codigo: same.codigo, registro: same.id };
  if (held !== undefined) return { kind: 'retener', motivo: held };
  const siblings = records.filter(({ codigo }) => codigo !== row.codigo);
  if (siblings.length === 0) return { kind: 'escribir' };
  return {
    kind: 'retener',
    motivo: `Cambió y no se sabe cuál es: ya existe ${siblings.map(({ codigo }) => codigo).join(', ')}. Corrija la ficha a mano o decida aquí.`,
  };
};

const shown = ({ row, avisos, valores }: Candidate) => ({
  fila: row.fila,
  avisos,
  clave: row.codigo,
  valores,
});

const ofPlan = (candidate: Candidate, plan: Exclude<Plan, { kind: 'escribir' }>): FilaImportada => {
  if (plan.kind === 'esta') {
    const { codigo, registro } = plan;
    return { ...shown(candidate), veredicto: 'sin_cambio', codigo, registro };
  }
  const { values, estado, hash } = candidate.row;
  return {
    ...shown(candidate),
    veredicto: 'retenida',
    motivo: plan.motivo,
    propuesta: { values, estado, hash },
  };
};

const ofOutcome = (candidate: Candidate, outcome: SinkOutcome | undefined): FilaImportada => {
  if (outcome === undefined || outcome.outcome === 'error') {
    return { ...shown(candidate), veredicto: 'error', motivo: outcome?.message ?? NOT_SAVED };
  }
  return {
    ...shown(candidate),
    veredicto: outcomes[outcome.outcome],
    codigo: outcome.codigo ?? candidate.row.codigo,
    ...(outcome.id === undefined ? {} : { registro: outcome.id }),
  };
};

/** Writes the candidates of a chunk that are new or changed, and gives every row of it its verdict. */
export async function judgeChunk(
  chunk: readonly Classified[],
  profile: Profile,
  sink: ImportSink,
): Promise<readonly Judged[]> {
  const candidates = chunk.filter((row): row is Candidate => row.kind === 'candidata');
  const codes = new Map(candidates.map((c) => [c, possibleCodes(profile, c.row.values, c.uses)]));
  const existing = await sink.existing([...new Set([...codes.values()].flat())]);
  const plans = new Map(candidates.map((c) => [c, planOf(c, codes.get(c) ?? [], existing)]));
  const writable = candidates.filter((c) => plans.get(c)?.kind === 'escribir').map(({ row }) => row);
  const written = writable.length ? await sink.write(writable) : [];
  const byRow = new Map(written.map((outcome) => [outcome.fila, outcome]));
  return chunk.map((row) => {
    if (row.kind === 'decidida') return row;
    const plan = plans.get(row) ?? { kind: 'escribir' };
    const fila = plan.kind === 'escribir' ? ofOutcome(row, byRow.get(row.row.fila)) : ofPlan(row, plan);
    return { fila, amounts: row.amounts };
  });
}
