import { plegar } from '../kernel/declare/valores/texto.ts';
import type { NamedColumn } from './detect/headers.ts';
import type { Plan, PlannedColumn } from './plan.ts';
import { fieldColumn, type Profile, type ProfileColumn, plainColumn } from './profile.ts';
import type { SheetRow } from './read/sheet-row.ts';
import { fieldOfTarget } from './targets.ts';

/** Where everything lies in one sheet. */
export interface Layout {
  readonly hoja: number;
  /** Last row of the headers. */
  readonly fila: number;
  readonly named: readonly NamedColumn[];
  /** Columns that this sheet has, and those that need no column. */
  readonly columns: readonly ProfileColumn[];
  /** What every row says, by the name of a column the sheet does not have. */
  readonly constants: Readonly<Record<string, string>>;
  /** Order of day and month that a person chose, by header. */
  readonly orders: ReadonlyMap<string, NonNullable<PlannedColumn['orden']>>;
  /** Header of the column the sums are grouped by. */
  readonly group?: string;
  /** Whether a row only says the headers again. */
  readonly repeats: (row: SheetRow) => boolean;
}

type Equivalences = NonNullable<Plan['equivalencias']>;

const withMeanings = (column: ProfileColumn, equivalences: Equivalences): ProfileColumn => {
  const learned = equivalences[column.to];
  return learned
    ? { ...column, meanings: new Map([...column.meanings, ...Object.entries(learned)]) }
    : column;
};

/** The column of a profile, or of a field alone, that a planned column fills. */
const columnFor = (
  profile: Profile,
  { destino, titulo, unidad }: PlannedColumn,
): ProfileColumn | undefined => {
  if (destino === undefined) return undefined;
  const name = fieldOfTarget(destino);
  const column =
    (name === undefined ? undefined : fieldColumn(profile.module, titulo, name)) ??
    profile.columns.find(({ header }) => header === destino);
  return column && { ...column, unit: unidad ?? column.unit };
};

const repeatsOf = (columnas: readonly PlannedColumn[]) => {
  const titles = new Map(columnas.map(({ at, titulo }) => [at, plegar(titulo)]));
  return ({ celdas }: SheetRow): boolean => {
    let same = 0;
    for (const [at, cell] of celdas.entries()) {
      const text = plegar(String(cell));
      if (text === '') continue;
      if (titles.get(at) !== text) return false;
      same += 1;
    }
    return same > 1;
  };
};

/** Columns the sheet does not have, that say the same in every row. */
const constantColumns = ({ module }: Profile, fijos: NonNullable<Plan['fijos']>) =>
  Object.entries(fijos).flatMap(([name, text]) => {
    const field = module.fields[name];
    return field && text.trim()
      ? [{ text, column: plainColumn(`${field.label} (todas las filas)`, name, field) }]
      : [];
  });

/** Binds a plan to its profile. */
export const layoutOf = (plan: Plan, profile: Profile): Layout => {
  const { columnas, equivalencias = {}, fijos = {} } = plan;
  const constants = constantColumns(profile, fijos);
  const bound = columnas.map((planned) => ({ planned, column: columnFor(profile, planned) }));
  const { helpers = {} } = profile.sheet;
  const helperOf = ({ destino }: PlannedColumn): string | undefined =>
    destino !== undefined && Object.hasOwn(helpers, destino) ? destino : undefined;
  const taken = new Set(bound.flatMap(({ column, planned }) => column?.header ?? helperOf(planned) ?? []));
  const nameOf = ({ planned, column }: (typeof bound)[number]): string => {
    const called = column?.header ?? helperOf(planned);
    if (called !== undefined) return called;
    return taken.has(planned.titulo) ? `${planned.titulo} (sin usar)` : planned.titulo;
  };
  const group = bound.find(({ planned }) => planned.at === plan.grupo);
  return {
    hoja: plan.hoja,
    fila: plan.encabezados[1],
    named: bound.map((one) => ({ name: nameOf(one), at: one.planned.at })),
    constants: Object.fromEntries(constants.map(({ column, text }) => [column.header, text])),
    columns: [
      ...bound.flatMap(({ column }) => column ?? []),
      ...profile.columns.filter(({ formula }) => formula),
      ...constants.map(({ column }) => column),
    ].map((column) => withMeanings(column, equivalencias)),
    orders: new Map(
      bound.flatMap((one) => (one.planned.orden ? [[nameOf(one), one.planned.orden] as const] : [])),
    ),
    ...(group ? { group: nameOf(group) } : {}),
    repeats: repeatsOf(columnas),
  };
};
