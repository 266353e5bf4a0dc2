import { plegar } from '../../kernel/declare/valores/texto.ts';
import type { Plan } from '../plan.ts';
import { openProfile, type Profile } from '../profile.ts';
import type { NamedColumn } from './headers.ts';

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

const foldedNames = (names: readonly NamedColumn[]): ReadonlySet<string> =>
  new Set(names.map(({ name }) => plegar(name)));

/** Headers a profile is recognised by that a sheet lacks, whatever other names they go by. */
export const missingFrom = (names: readonly NamedColumn[], profile: Profile): readonly string[] => {
  const present = foldedNames(names);
  const others = new Map(profile.columns.map(({ header, also }) => [header, also]));
  return profile.sheet.recognise.filter(
    (header) => ![header, ...(others.get(header) ?? [])].some((name) => present.has(plegar(name))),
  );
};

const shareOfSaved = (names: readonly NamedColumn[], { plan }: SavedMapping): number => {
  const present = foldedNames(names);
  const known = plan.columnas.filter(({ titulo }) => present.has(plegar(titulo))).length;
  return known / Math.max(plan.columnas.length, names.length, 1);
};

/** Tells which of the known sheets some headers are of: a mapping somebody saved first, then the shipped profiles. */
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
    .map((profile) => ({ profile, faltan: missingFrom(names, profile) }))
    .filter(({ faltan }) => faltan.length === 0)
    .toSorted((a, b) => b.profile.sheet.recognise.length - a.profile.sheet.recognise.length);
  return shipped
    ? { perfil: shipped.profile.name, confianza: 1, faltan: [] }
    : { perfil: openProfile, confianza: 0, faltan: [] };
};
