import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { Plan } from '../plan.ts';
import { openProfile, type Profile } from '../profile.ts';
import { headerLikeness } from './header-words.ts';
import { type NamedColumn, titlesOf } from './headers.ts';

/** A mapping that somebody saved under a name. */
export interface SavedMapping {
  readonly id: string;
  readonly nombre: string;
  /** Profile it was made over. */
  readonly perfil: string;
  readonly plan: Plan;
}

/** How a sheet was recognised. */
export interface Recognised {
  readonly perfil: string;
  readonly saved?: SavedMapping;
  /** From 0 to 1. */
  readonly confianza: number;
  /** Headers the profile is known by that are not there. */
  readonly faltan: readonly string[];
}

const ENOUGH_OF_SAVED = 0.9;
/** A header this alike is believed to be the one a profile is known by. */
const ENOUGH_ALIKE = 0.8;
/** Of a sheet whose rows are named as a profile names them, so many of the other headers may be missing. */
const ENOUGH_OF_PROFILE = 0.6;
const FEWEST_KNOWN = 4;

const foldedNames = (names: readonly NamedColumn[]): ReadonlySet<string> =>
  new Set(names.map(({ name }) => plegar(name)));

/** How surely each header a profile is known by is among some headers, whatever other names it goes by; 0 when it is not. */
const foundOf = (names: readonly NamedColumn[], { columns, sheet }: Profile): ReadonlyMap<string, number> => {
  const present = foldedNames(names);
  const titles = names.flatMap(titlesOf);
  const others = new Map([
    ...columns.map(({ header, also }) => [header, also] as const),
    ...Object.entries(sheet.helpers ?? {}).map(([header, { also = [] }]) => [header, also] as const),
  ]);
  return new Map(
    sheet.recognise.map((header) => {
      const spellings = [header, ...(others.get(header) ?? [])];
      if (spellings.some((name) => present.has(plegar(name)))) return [header, 1];
      const alike = Math.max(
        0,
        ...titles.flatMap((title) => spellings.map((name) => headerLikeness(title, name))),
      );
      return [header, alike >= ENOUGH_ALIKE ? alike * 0.95 : 0];
    }),
  );
};

const shareOfSaved = (names: readonly NamedColumn[], { plan }: SavedMapping): number => {
  const present = foldedNames(names);
  const known = plan.columnas.filter(({ titulo }) => present.has(plegar(titulo))).length;
  return known / Math.max(plan.columnas.length, names.length, 1);
};

const namesYear = (header: string): boolean => /\d{4}/.test(header);

/** What speaks for some headers being those of a profile. What belongs to one year is not taken for another's. */
const evidenceFor = (names: readonly NamedColumn[], profile: Profile) => {
  const found = foundOf(names, profile);
  const sure = [...found.values()];
  const known = sure.filter(Boolean).length;
  const missing = [...found].flatMap(([header, one]) => (one ? [] : [header]));
  const [first] = profile.sheet.recognise;
  const fewMissing =
    known >= FEWEST_KNOWN &&
    known / sure.length >= ENOUGH_OF_PROFILE &&
    !missing.some((header) => header === first || namesYear(header));
  const confianza = sure.reduce((sum, one) => sum + one, 0) / Math.max(1, sure.length);
  return { profile, known, missing, confianza, enough: missing.length === 0 || fewMissing };
};

/** Headers a profile is recognised by that a sheet lacks, whatever other names they go by; none when it is that sheet all the same. */
export const missingFrom = (names: readonly NamedColumn[], profile: Profile): readonly string[] => {
  const { enough, missing } = evidenceFor(names, profile);
  return enough ? [] : missing;
};

/**
 * Tells which of the known sheets some headers are of: a mapping somebody saved first, then the shipped profiles. A sheet
 * of the same kind with a few other headers is proposed as that, and `confianza` says how sure it is.
 */
export const recognise = (
  names: readonly NamedColumn[],
  profiles: readonly Profile[],
  saved: readonly SavedMapping[],
): Recognised => {
  const [best] = saved
    .map((one) => ({ one, share: shareOfSaved(names, one) }))
    .filter(({ share }) => share >= ENOUGH_OF_SAVED)
    .toSorted((a, b) => b.share - a.share);
  if (best) return { perfil: best.one.perfil, saved: best.one, confianza: best.share, faltan: [] };
  const [shipped] = profiles
    .filter(({ sheet }) => sheet.recognise.length > 0)
    .map((profile) => evidenceFor(names, profile))
    .filter(({ enough }) => enough)
    .toSorted((a, b) => b.confianza - a.confianza || b.known - a.known);
  return shipped
    ? { perfil: shipped.profile.name, confianza: Math.round(shipped.confianza * 100) / 100, faltan: [] }
    : { perfil: openProfile, confianza: 0, faltan: [] };
};
