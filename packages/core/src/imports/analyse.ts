import type { Fields } from '../kernel/declare/field.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import type { Product } from '../kernel/declare/product.ts';
import type { Celda } from '../kernel/declare/valores/lectura.ts';
import { plegar } from '../kernel/declare/valores/texto.ts';
import type { DateEvidence } from './dates.ts';
import { namedByPlace } from './detect/by-place.ts';
import { dateProof, dateWords, type UnitProof, unitOf } from './detect/evidence.ts';
import { type FoundHeaders, findHeaders } from './detect/find-headers.ts';
import { fitOf } from './detect/fits.ts';
import { headerKey } from './detect/header-words.ts';
import { namesIn, titlesOf } from './detect/headers.ts';
import { isBlank } from './detect/look.ts';
import { type Guess, type Matched, matchColumns } from './detect/match.ts';
import { type Peeked, peek } from './detect/peek.ts';
import { missingFrom, type Recognised, recognise, type SavedMapping } from './detect/recognise.ts';
import { type ImportLimits, importLimits } from './limits.ts';
import type { Plan, PlannedColumn } from './plan.ts';
import { findProfile, openProfile, type Profile } from './profile.ts';
import { openSheet } from './read/open.ts';
import type { SheetRow } from './read/sheet-row.ts';
import type { SheetFile } from './read/source.ts';
import { ImportRefusal } from './refusal.ts';
import { type Target, targetsOf } from './targets.ts';

/** A column as it is proposed to be read, with what bears it out. */
export interface ProposedColumn extends PlannedColumn {
  readonly confianza: number;
  readonly porque?: Guess['porque'];
  readonly otras: readonly Guess[];
  readonly muestras: readonly string[];
  /** Cells with something in them, among the rows looked at. */
  readonly llenas: number;
  readonly unidadProbable?: UnitProof;
  readonly fechas?: Readonly<
    Record<keyof DateEvidence, DateEvidence[keyof DateEvidence] & { prueba: string }>
  >;
}

/** What a person confirms before a sheet is tried. */
export interface Analysis {
  readonly hojas: readonly { readonly hoja: number; readonly nombre: string; readonly filas: number }[];
  readonly perfil: string;
  readonly reconocida: Omit<Recognised, 'saved'> & {
    readonly guardado?: { readonly id: string; readonly nombre: string };
  };
  /** A known sheet of another module, which it looks more like. */
  readonly otra?: { readonly modulo: string; readonly label: string };
  /** Why the headers are believed to stand there. */
  readonly prueba: string;
  readonly plan: Plan;
  readonly columnas: readonly ProposedColumn[];
  readonly destinos: readonly Omit<Target, 'names'>[];
  /** Fields the profile fills without a column. */
  readonly dados: readonly string[];
  /** First rows of the sheet, so that a person sees where the headers are. */
  readonly primeras: readonly { readonly fila: number; readonly celdas: readonly string[] }[];
}

/** A file to be looked at. */
export interface AnalyseJob {
  readonly product: Pick<Product, 'find'>;
  readonly module: string;
  readonly extra?: Fields;
  readonly file: SheetFile;
  readonly saved: readonly SavedMapping[];
  /** Other modules the sheet may have been meant for. */
  readonly others?: readonly AnyModule[];
  /** What a person said already. */
  readonly asked: {
    readonly perfil?: string;
    readonly hoja?: number;
    readonly encabezados?: readonly [number, number];
  };
  readonly limits?: ImportLimits;
}

const SAMPLES = 5;
const SHOWN_ROWS = 15;
const SHOWN_CELLS = 40;

const knownNames = (profiles: readonly Profile[]): ReadonlySet<string> =>
  new Set(
    profiles
      .flatMap((profile) => [...profile.sheet.recognise, ...targetsOf(profile).flatMap(({ names }) => names)])
      .map(headerKey),
  );

/** The headers a person pointed at, or those found by evidence in the sheet that has the clearest ones. */
const locate = (
  sheets: readonly Peeked[],
  known: ReadonlySet<string>,
  asked: AnalyseJob['asked'],
): FoundHeaders | undefined => {
  const looked = asked.hoja === undefined ? sheets : sheets.filter(({ hoja }) => hoja === asked.hoja);
  const { encabezados } = asked;
  if (encabezados) {
    const [sheet] = looked;
    const rows = sheet?.primeras.filter(({ fila }) => fila >= encabezados[0] && fila <= encabezados[1]) ?? [];
    const last = rows.at(-1);
    if (!last) return undefined;
    const found = rows.length > 1 ? findHeaders(rows, known) : undefined;
    return {
      hoja: last.hoja,
      encabezados,
      names: found?.names ?? namesIn(last),
      score: 1,
      prueba: 'Lo indicó una persona.',
    };
  }
  return looked
    .flatMap(({ primeras }) => findHeaders(primeras, known) ?? [])
    .reduce<FoundHeaders | undefined>(
      (best, one) => (best && best.score >= one.score ? best : one),
      undefined,
    );
};

const profilesOf = ({ product, module, extra }: AnalyseJob): readonly Profile[] =>
  [...Object.keys(product.find(module)?.sheets ?? {}), openProfile].map((name) =>
    findProfile(product, module, name, extra),
  );

/** A profile that a person asked for must be the one the sheet has. */
const recognisedAs = (found: FoundHeaders, profiles: readonly Profile[], job: AnalyseJob): Recognised => {
  const { perfil } = job.asked;
  if (perfil === undefined) return recognise(found.names, profiles, job.saved);
  const profile = findProfile(job.product, job.module, perfil, job.extra);
  const faltan = missingFrom(found.names, profile);
  const known = recognise(
    found.names,
    [],
    job.saved.filter((one) => one.perfil === perfil),
  );
  return { ...known, perfil, faltan, confianza: faltan.length ? 0 : 1 };
};

/** A sheet nobody knows in this module may be one that another knows. */
const elsewhere = (found: FoundHeaders, { perfil }: Recognised, job: AnalyseJob): Pick<Analysis, 'otra'> => {
  if (perfil !== openProfile) return {};
  for (const { name, label, sheets } of job.others ?? []) {
    if (name === job.module) continue;
    const profiles = Object.keys(sheets).map((sheet) => findProfile(job.product, name, sheet));
    const known = recognise(found.names, profiles, []);
    const profile = profiles.find((one) => one.name === known.perfil);
    if (profile) return { otra: { modulo: label.many, label: profile.sheet.label } };
  }
  return {};
};

const settingsOf = (recognised: Recognised): ReadonlyMap<string, PlannedColumn> =>
  new Map((recognised.saved?.plan.columnas ?? []).map((column) => [plegar(column.titulo), column]));

const cellsAt = (rows: readonly (readonly Celda[])[], at: number): readonly Celda[] =>
  rows.flatMap((cells) => {
    const cell = cells[at];
    return cell === undefined || isBlank(cell) ? [] : [cell];
  });

const proposeColumn = (
  { column, guess, others }: Matched,
  cells: readonly Celda[],
  profile: Profile,
  targets: readonly Target[],
  setting: PlannedColumn | undefined,
): ProposedColumn => {
  const { at, name: titulo } = column;
  const destino = setting ? setting.destino : guess?.destino;
  const target = targets.find((one) => one.destino === destino);
  const declared = profile.columns.find(({ header }) => header === destino)?.unit;
  // What a profile says of its own header proves nothing of another that is only like it.
  const known = setting?.unidad ?? (guess?.porque === 'nombre' ? declared : undefined);
  const proof = target?.kind === 'money' ? unitOf(titlesOf(column).join(' '), cells, known) : undefined;
  const dates = target?.kind === 'date' ? dateProof(cells) : undefined;
  const unidad = setting?.unidad ?? proof?.unidad;
  return {
    at,
    titulo,
    ...(destino === undefined ? {} : { destino }),
    ...(proof && unidad ? { unidad, unidadProbable: proof } : {}),
    ...(setting?.orden ? { orden: setting.orden } : {}),
    confianza: setting ? 1 : (guess?.confianza ?? 0),
    ...(setting ? { porque: 'aprendido' } : guess ? { porque: guess.porque } : {}),
    otras: others,
    muestras: [...new Set(cells.map((cell) => String(cell).trim().slice(0, 120)))].slice(0, SAMPLES),
    llenas: cells.length,
    ...(dates
      ? {
          fechas: {
            conCero: { ...dates.conCero, prueba: dateWords(dates.conCero) },
            sinCero: { ...dates.sinCero, prueba: dateWords(dates.sinCero) },
          },
        }
      : {}),
  };
};

/** What is kept of a proposed column once it is confirmed. */
export const plannedColumn = ({ at, titulo, destino, unidad, orden }: PlannedColumn): PlannedColumn => ({
  at,
  titulo,
  ...(destino === undefined ? {} : { destino }),
  ...(unidad ? { unidad } : {}),
  ...(orden ? { orden } : {}),
});

const emptySheet = (): ImportRefusal =>
  new ImportRefusal(
    'PLANILLA_VACIA',
    'La planilla no tiene filas: revise que sea la correcta y súbala de nuevo.',
  );

/**
 * Looks at a file: which sheet, which headers, which known sheet it is, and where each column goes, everything with the
 * evidence a person needs to say yes or to put it right.
 *
 * @throws ImportRefusal when it cannot be read or nothing in it looks like headers.
 */
export const analyse = async (job: AnalyseJob): Promise<Analysis> => {
  const sheets = await peek(await openSheet(job.file, job.limits ?? importLimits));
  const isFilled = ({ celdas }: SheetRow) => celdas.some((cell) => !isBlank(cell));
  if (!sheets.some(({ primeras }) => primeras.some(isFilled))) throw emptySheet();
  const profiles = profilesOf(job);
  const asked = profiles.find(({ name }) => name === job.asked.perfil);
  const found = locate(sheets, knownNames(asked ? [asked] : profiles), job.asked);
  if (!found)
    throw new ImportRefusal(
      'SIN_ENCABEZADOS',
      'No se encontró una fila de títulos en las primeras filas: escriba los títulos de las columnas y súbala de nuevo.',
    );
  const recognised = recognisedAs(found, profiles, job);
  const profile = findProfile(job.product, job.module, recognised.perfil, job.extra);
  const targets = targetsOf(profile);
  const rows = (sheets.find(({ hoja }) => hoja === found.hoja)?.primeras ?? [])
    .filter(({ fila }) => fila > found.encabezados[1])
    .map(({ celdas }) => celdas);
  const settings = settingsOf(recognised);
  const own = new Set([
    ...profile.columns.map(({ header }) => header),
    ...Object.keys(profile.sheet.helpers ?? {}),
  ]);
  const matched = matchColumns(namedByPlace(found.names, profile.sheet), {
    // A sheet that is known is read as its profile says: what that leaves out is left out on purpose.
    targets: recognised.perfil === openProfile ? targets : targets.filter(({ destino }) => own.has(destino)),
    learned: new Map(
      [...settings].flatMap(([title, { destino }]) => (destino ? [[title, destino] as const] : [])),
    ),
    fits: (at, { kind }) => fitOf(kind, cellsAt(rows, at)),
  });
  const columnas = matched.map((one) =>
    proposeColumn(one, cellsAt(rows, one.column.at), profile, targets, settings.get(plegar(one.column.name))),
  );
  const { saved, ...reconocida } = recognised;
  return {
    hojas: sheets.map(({ hoja, nombre, primeras }) => ({ hoja, nombre, filas: primeras.length })),
    perfil: recognised.perfil,
    reconocida: { ...reconocida, ...(saved ? { guardado: { id: saved.id, nombre: saved.nombre } } : {}) },
    prueba: found.prueba,
    ...elsewhere(found, recognised, job),
    plan: {
      hoja: found.hoja,
      encabezados: found.encabezados,
      columnas: columnas.map(plannedColumn),
      ...(saved?.plan.equivalencias ? { equivalencias: saved.plan.equivalencias } : {}),
    },
    columnas,
    destinos: targets.map(({ names: _, ...target }) => target),
    dados: [
      ...profile.columns.filter(({ formula }) => formula).map(({ to }) => to),
      ...Object.keys(profile.sheet.fixed ?? {}),
    ],
    primeras: (sheets.find(({ hoja }) => hoja === found.hoja)?.primeras ?? [])
      .slice(0, SHOWN_ROWS)
      .map(({ fila, celdas }) => ({
        fila,
        celdas: celdas.slice(0, SHOWN_CELLS).map((cell) => String(cell).slice(0, 60)),
      })),
  };
};

/**
 * The plan of a sheet that goes ahead without being asked about.
 *
 * @throws ImportRefusal when it is not the sheet that was asked for.
 */
export const planUnasked = ({ reconocida, plan, perfil }: Analysis, label: string): Plan => {
  const { faltan } = reconocida;
  if (faltan.length)
    throw new ImportRefusal(
      'SIN_ENCABEZADOS',
      `No parece una planilla «${label}»: en sus primeras filas falta ${faltan.map((header) => `«${header}»`).join(', ')}. Revise los encabezados o elija otro tipo de planilla.`,
    );
  if (perfil === openProfile && plan.columnas.every(({ destino }) => destino === undefined))
    throw new ImportRefusal(
      'SIN_ENCABEZADOS',
      'Ninguna columna se reconoce: súbala desde el portal e indique a dónde va cada una.',
    );
  return plan;
};
