import type { Json } from '../kernel/declare/json.ts';
import type { Candidate, Classified } from './classify.ts';
import type { Profile } from './profile.ts';
import type { Existing, ImportSink, RowJudgement } from './sink.ts';
import type { Cambio, FilaImportada } from './verdict.ts';

const comparable = (value: Json | undefined): string => JSON.stringify(value ?? null);

/** The fields that a row says otherwise than its record. */
const changesOf = ({ module }: Profile, { row }: Candidate, { values }: Existing): readonly Cambio[] =>
  Object.entries(row.values)
    .filter(([campo, value]) => comparable(value) !== comparable(values[campo]))
    .map(([campo, despues]) => ({
      campo,
      label: module.fields[campo]?.label ?? campo,
      antes: values[campo] ?? null,
      despues,
    }));

const proposed = ({ row }: Candidate) => ({
  clave: row.codigo,
  propuesta: { values: row.values, estado: row.estado, hash: row.hash },
});

const held = (candidate: Candidate, motivo: string): FilaImportada => ({
  fila: candidate.row.fila,
  veredicto: 'retenida',
  motivo,
  ...candidate.shown,
  ...proposed(candidate),
});

const DISCARDED = 'Descartada por decisión de una persona.';

/** What would become of a row whose key no record has: another sheet of the office may have brought it in. */
const unknownRow = (candidate: Candidate, existing: ReadonlyMap<string, Existing>): FilaImportada => {
  const { row, shown, kin, decision } = candidate;
  const alike = kin.flatMap((key) => existing.get(key)?.codigo ?? []);
  if (alike.length && decision === undefined)
    return held(
      candidate,
      `Posible repetida: otra planilla ya trajo ${alike.join(', ')} con el mismo código. Decida si es un registro aparte o se descarta.`,
    );
  const { fila } = row;
  if (alike.length && decision === 'descartar')
    return { fila, veredicto: 'omitida', motivo: DISCARDED, clave: row.codigo, ...shown };
  return { fila, veredicto: 'nueva', ...shown, ...proposed(candidate) };
};

/** What would become of a candidate, given the records there are. */
const verdictOf = (
  candidate: Candidate,
  profile: Profile,
  existing: ReadonlyMap<string, Existing>,
): FilaImportada => {
  const { row, shown, keys } = candidate;
  const { fila, codigo: clave } = row;
  const records = keys.flatMap((key) => {
    const record = existing.get(key);
    return record ? [{ key, ...record }] : [];
  });
  const same = records.find(({ hash }) => hash === row.hash);
  if (same)
    return {
      fila,
      veredicto: 'sin_cambio',
      codigo: same.codigo,
      registro: same.id,
      clave: same.key,
      ...shown,
    };
  if (candidate.held !== undefined) return held(candidate, candidate.held);
  const siblings = records.filter(({ key }) => key !== clave);
  if (siblings.length)
    return held(
      candidate,
      `Cambió y no se sabe cuál es: ya existe ${siblings.map(({ codigo }) => codigo).join(', ')}. Corrija la ficha a mano o decida aquí.`,
    );
  const [record] = records;
  if (!record) return unknownRow(candidate, existing);
  const cambios = changesOf(profile, candidate, record);
  const known = { fila, codigo: record.codigo, registro: record.id, ...shown };
  const settled = cambios.find(
    ({ campo, antes }) => antes !== null && profile.module.fields[campo]?.options.fixed,
  );
  if (settled)
    return {
      veredicto: 'error',
      motivo: `Cambia «${settled.label}», que se indica al crear y ya no cambia: corríjalo en la ficha con la acción que corresponde.`,
      cambios,
      ...known,
    };
  return cambios.length
    ? { veredicto: 'actualiza', cambios, ...known, ...proposed(candidate) }
    : { veredicto: 'sin_cambio', clave, ...known };
};

/** A new row once the rules of its module were heard. */
const ruled = (fila: FilaImportada, judgement: RowJudgement | undefined): FilaImportada => {
  if (!judgement) return fila;
  const { message, refused } = judgement;
  if (!refused) return fila.avisos.includes(message) ? fila : { ...fila, avisos: [...fila.avisos, message] };
  const { propuesta: _, ...rest } = fila;
  return { ...rest, veredicto: 'error', motivo: message };
};

/** Gives every row of a chunk its verdict, and writes nothing. */
export async function judgeChunk(
  chunk: readonly Classified[],
  profile: Profile,
  sink: Pick<ImportSink, 'existing' | 'judge'>,
): Promise<readonly FilaImportada[]> {
  const keys = chunk.flatMap((row) => (row.kind === 'candidata' ? [...row.keys, ...row.kin] : []));
  const existing = await sink.existing([...new Set(keys)]);
  const filas = chunk.map((row) => (row.kind === 'decidida' ? row.fila : verdictOf(row, profile, existing)));
  const fresh = chunk.flatMap((row, at) =>
    row.kind === 'candidata' && filas[at]?.veredicto === 'nueva' ? [row.row] : [],
  );
  const judged = await sink.judge(fresh);
  return filas.map((fila) => (fila.veredicto === 'nueva' ? ruled(fila, judged.get(fila.fila)) : fila));
}
