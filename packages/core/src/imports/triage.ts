import type { Layout } from './header.ts';
import type { Profile } from './profile.ts';
import { amountsReader } from './reconcile.ts';
import type { NamedRow } from './row.ts';

/** What a row is, before anything is read from it. */
export type Triage =
  /** Names nothing and amounts to nothing: a leftover of the sheet, only counted. */
  | { readonly kind: 'vacia' }
  | { readonly kind: 'omitida'; readonly motivo: string }
  | { readonly kind: 'registro' };

const TOTAL: Triage = {
  kind: 'omitida',
  motivo: 'Trae montos, pero ni código ni nombre: parece un total. No se importa.',
};

/** Makes the first look at a row: blank, no record at all, or a record. */
export const triageOf = (profile: Profile, layout: Layout): ((row: NamedRow) => Triage) => {
  const naming = new Set([...profile.natural, profile.module.title]);
  const names = layout.columns.filter(({ to }) => naming.has(to)).map(({ header }) => header);
  const amounts = amountsReader(profile, layout);
  return (row) => {
    if (!names.some((header) => row.cells.has(header))) {
      return [...amounts(row).values()].some((amount) => amount) ? TOTAL : { kind: 'vacia' };
    }
    const motivo = profile.sheet.skip?.(row.texts);
    return motivo === undefined ? { kind: 'registro' } : { kind: 'omitida', motivo };
  };
};
