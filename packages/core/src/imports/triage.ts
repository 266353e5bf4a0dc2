import { plegar } from '../kernel/declare/valores/texto.ts';
import type { Layout } from './layout.ts';
import type { Profile, ProfileColumn } from './profile.ts';
import { type Amounts, amountsReader } from './reconcile.ts';
import type { NamedRow } from './row.ts';

/** What a row is, before anything is read from it. */
export type Triage =
  /** Names nothing and amounts to nothing: a leftover of the sheet, only counted. */
  | { readonly kind: 'vacia' }
  /** Names nothing, or says it is a total, and has amounts. */
  | { readonly kind: 'total' }
  | { readonly kind: 'omitida'; readonly motivo: string }
  | { readonly kind: 'registro' };

const SAYS_TOTAL = /^(?:(?:SUB ?-?|GRAN )?TOTAL(?:ES)?|SUMAS?|SUMATORIA)\b/;
const BRANCH = 'Es la suma de las líneas que trae debajo: entran ellas.';

/** A row whose first word is «total» and that is named by nothing else. */
const isLabelled = (row: NamedRow): boolean => {
  const [first] = Object.values(row.texts);
  return first !== undefined && SAYS_TOTAL.test(plegar(first));
};

const hasMoney = (amounts: Amounts): boolean => [...amounts.values()].some((amount) => amount);

/** Makes the first look at a row: blank, a total, no record at all, or a record. */
export const triageOf = (profile: Profile, layout: Layout): ((row: NamedRow) => Triage) => {
  const { skip } = profile.sheet;
  const naming = new Set([...profile.natural, profile.module.title]);
  // Where codes are a sequence, a record is also told by what it points at.
  const tells = ({ to, field, formula }: ProfileColumn) =>
    !formula && (naming.has(to) || (!profile.code && field.kind === 'ref'));
  const names = layout.columns.filter(tells).map(({ header }) => header);
  const amounts = amountsReader(profile, layout);
  return (row) => {
    if (row.cells.size === 0) return { kind: 'vacia' };
    const unnamed = names.length > 0 && !names.some((header) => row.cells.has(header));
    if (unnamed || isLabelled(row)) {
      if (hasMoney(amounts(row))) return { kind: 'total' };
      if (unnamed) return { kind: 'vacia' };
    }
    const motivo = skip?.(row.texts) ?? (row.branch ? BRANCH : undefined);
    return motivo === undefined ? { kind: 'registro' } : { kind: 'omitida', motivo };
  };
};
