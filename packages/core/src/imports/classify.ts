import type { RawRow } from '../kernel/declare/sheet.ts';
import type { Amendments } from './amendments.ts';
import { keyWith, possibleKeys, valuesWith } from './correlative.ts';
import { correlativeFault, type Decision } from './decide.ts';
import { contentHash, rowHash } from './hash.ts';
import { keyReader, kinKeys } from './key.ts';
import { standingOf } from './keys.ts';
import type { Layout } from './layout.ts';
import type { Profile } from './profile.ts';
import { type Amounts, amountsReader, type PrintedTotal } from './reconcile.ts';
import type { RefIndex } from './refs.ts';
import { type NamedRow, type RowReading, readRow, type StrangeName } from './row.ts';
import type { SinkRow } from './sink.ts';
import type { Survey } from './survey.ts';
import { followTotals } from './totals.ts';
import { triageOf } from './triage.ts';
import type { FilaImportada } from './verdict.ts';

/** A row the sheet alone decides about. */
interface Decided {
  readonly kind: 'decidida';
  readonly fila: FilaImportada;
  readonly amounts: Amounts;
  /** A printed total that holds: its money is that of other rows. */
  readonly printed?: ReadonlyMap<string, Omit<PrintedTotal, 'fila'>>;
  readonly desconocidos: readonly StrangeName[];
}

/** A row that may become a record. */
export interface Candidate {
  readonly kind: 'candidata';
  readonly row: SinkRow;
  /** What of it is shown whatever becomes of it. */
  readonly shown: Pick<FilaImportada, 'valores' | 'avisos' | 'celdas' | 'grupo' | 'corregida'>;
  readonly amounts: Amounts;
  /** Keys under which it may be in already. */
  readonly keys: readonly string[];
  /** Keys under which another sheet of the office may have brought it in. */
  readonly kin: readonly string[];
  /** What a person decided about it. */
  readonly decision?: Decision['decision'];
  /** Why a person must decide about it. */
  readonly held?: string;
  readonly desconocidos: readonly StrangeName[];
}

/** A row judged by what its sheet says. */
export type Classified = Decided | Candidate;

const MOST_NAMED = 8;

const rowsText = (rows: readonly number[]): string => {
  if (rows.length === 1) return `la fila ${rows[0]}`;
  if (rows.length > MOST_NAMED) return `las filas ${rows.slice(0, MOST_NAMED).join(', ')} y otras`;
  return `las filas ${rows.slice(0, -1).join(', ')} y ${rows.at(-1)}`;
};

const heldBecause = (key: string, others: readonly number[]): string =>
  `Comparte la clave ${key} con ${rowsText(others)} y no dicen lo mismo: decida si es un registro aparte o se descarta.`;

const DISCARDED = 'Descartada por decisión de una persona.';

/** A key as people know it: without the name of its sheet. */
const shownKey = ({ code, name }: Profile, key: string): string =>
  !code && key.startsWith(`${name}/`) ? key.slice(name.length + 1) : key;

/** What the rows of a sheet are judged with. */
export interface ClassifyContext {
  readonly profile: Profile;
  readonly layout: Layout;
  readonly refs: RefIndex;
  readonly amendments: Amendments;
}

const doubtsOf = ({ sheet }: Profile, texts: RawRow, reading: RowReading): readonly string[] => {
  const filled = Object.fromEntries(Object.entries(reading.values).filter(([, value]) => value !== null));
  return [sheet.warn?.(texts), sheet.doubt?.(filled), ...reading.avisos].filter((one) => one !== undefined);
};

/** Makes the judge of the rows of a surveyed sheet; it answers nothing for rows that only count as blank. */
export const classifier = (
  { profile, layout, refs, amendments }: ClassifyContext,
  { keys, dates }: Survey,
): ((row: NamedRow) => Classified | undefined) => {
  const triage = triageOf(profile, layout);
  const keyOf = keyReader(profile, layout, refs);
  const amountsIn = amountsReader(profile, layout);
  const totals = followTotals();
  const context = { refs, dates, orders: layout.orders };
  const { sheet, module } = profile;
  const granted = new Set<string>();

  return (named) => {
    const { fila, texts: valores } = named;
    const look = triage(named);
    if (look.kind === 'vacia') return undefined;
    const amounts = amountsIn(named);
    const grupo = layout.group === undefined ? undefined : (valores[layout.group] ?? '(vacío)');
    const shown = {
      valores,
      ...(grupo === undefined ? {} : { grupo }),
      ...(amendments.celdas[String(fila)] ? { corregida: true as const } : {}),
    };
    const decided = (
      veredicto: 'omitida' | 'error',
      motivo: string,
      more: Partial<Pick<Decided, 'printed' | 'desconocidos'>> & Pick<FilaImportada, 'clave' | 'celdas'> = {},
    ): Decided => {
      const { printed, desconocidos = [], ...rest } = more;
      return {
        kind: 'decidida',
        amounts,
        desconocidos,
        fila: { fila, veredicto, avisos: [], motivo, ...shown, ...rest },
        ...(printed ? { printed } : {}),
      };
    };
    if (look.kind === 'total') {
      const { holds, found, motivo } = totals.check(amounts);
      return decided('omitida', motivo, holds ? { printed: found } : {});
    }
    totals.add(amounts);
    if (look.kind === 'omitida') return decided('omitida', look.motivo);

    const key = keyOf(named);
    if (key === undefined) return decided('error', 'No trae un código que la identifique: complételo.');
    const clave = shownKey(profile, key);
    const uses = keys.usesOf(key);
    const standing = standingOf(uses, { fila, hash: contentHash(named) });
    if (standing.kind === 'repetida')
      return decided('omitida', `Repetida idéntica: es igual a la fila ${standing.de}.`, { clave });
    const reading = readRow(named, profile, layout, context);
    const { celdas, desconocidos } = reading;
    if (reading.falta) return decided('error', reading.falta, { clave, celdas, desconocidos });

    const said = amendments.decisiones[String(fila)];
    const decision = standing.kind === 'compartida' ? said : undefined;
    if (decision?.decision === 'descartar') return decided('omitida', DISCARDED, { clave });
    const { correlativo } = decision ?? {};
    const values = valuesWith(profile, reading.values, correlativo);
    const own = keyWith(profile, key, reading.values, correlativo);
    const fault =
      decision &&
      (granted.has(own)
        ? `Otra fila ya usa ${own}: indique otro correlativo.`
        : correlativeFault(profile, correlativo));
    if (decision && !fault) granted.add(own);
    const estado = sheet.state?.(valores) ?? module.initial;
    const held =
      fault ?? (standing.kind === 'compartida' && !decision ? heldBecause(clave, standing.con) : undefined);
    return {
      kind: 'candidata',
      row: { fila, codigo: own, values, estado, hash: rowHash(reading.values, estado) },
      shown: {
        ...shown,
        avisos: doubtsOf(profile, valores, reading),
        ...(Object.keys(celdas).length ? { celdas } : {}),
      },
      amounts,
      keys: decision ? [own] : possibleKeys(profile, key, reading.values, uses.length),
      kin: kinKeys(profile, key),
      desconocidos,
      ...(said ? { decision: said.decision } : {}),
      ...(held === undefined ? {} : { held }),
    };
  };
};
