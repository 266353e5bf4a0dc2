import type { Dashboard, DashboardSection, UnitRule } from '../../declare/dashboard.ts';
import type { ReadContext } from '../context.ts';
import { type Reader, readList } from '../list.ts';
import { QueryRefusal } from '../refusal.ts';
import { requireSight } from '../sight.ts';
import type { DashboardAnswer, SectionAnswer, UnitOption } from './answer.ts';
import { readCards } from './cards.ts';
import { readCurve } from './curve.ts';
import { readGroups, type Table } from './groups.ts';
import { readListed } from './lists.ts';
import { readMatrix } from './matrix.ts';
import { readPhases } from './phases.ts';
import { createAsk, type Reading, readFreshness } from './reading.ts';
import { readTrend } from './trend.ts';
import { readYears } from './years.ts';

/** What of a dashboard is asked. */
export interface DashboardRequest {
  /** Id of one of the units to choose from; the reader's own unless said. */
  readonly unit?: string;
  /** Year of its curves; the current one unless said. */
  readonly year?: number;
  /** For a wall: nothing leads anywhere, and lists show what they declare for it. */
  readonly wall?: true;
}

/** Reads dashboards. */
export type ReadDashboard = (
  context: ReadContext,
  dashboard: Dashboard,
  request: DashboardRequest,
) => Promise<DashboardAnswer>;

const MOST_UNITS = 200;
const OWN_UNITS = '@mi-unidad-y-dependientes';

interface Unit extends UnitOption {
  readonly above: string | undefined;
}

/** The units within reach of whoever looks: theirs and those below, or all of an institution without them. */
const readUnits = async (
  reader: Reader,
  context: ReadContext,
  { module, above }: UnitRule,
): Promise<readonly Unit[]> => {
  if (!context.access(module)) return [];
  const { title } = requireSight(reader.layouts, module, context).layout.module;
  const { rows } = await readList(reader, context, {
    module,
    columns: [title, above],
    sort: title,
    limit: MOST_UNITS,
  });
  const { subtree } = context.actor;
  return rows
    .filter(({ id }) => subtree.length === 0 || subtree.includes(id))
    .map((row) => ({
      id: row.id,
      label: String(row[title]),
      above: typeof row[above] === 'string' ? row[above] : undefined,
    }));
};

/** A unit and those below it. */
const withThoseBelow = (units: readonly Unit[], id: string): readonly string[] => [
  id,
  ...units.filter(({ above }) => above === id).flatMap((unit) => withThoseBelow(units, unit.id)),
];

/** The units a reading is about; nothing when it is about all, for somebody of no unit who chose none. */
const chosenUnits = (
  units: readonly Unit[],
  unit: string | undefined,
  { actor }: ReadContext,
): string | undefined => {
  if (unit === undefined) return actor.subtree.length ? OWN_UNITS : undefined;
  if (units.some(({ id }) => id === unit)) return withThoseBelow(units, unit).join(',');
  throw new QueryRefusal('Esa unidad no existe o no está a su alcance: elija otra.', 'unidad');
};

const headOf = ({ title, help, wide }: DashboardSection) => ({
  title,
  ...(help ? { help } : {}),
  ...(wide ? { wide } : {}),
});

type Tabular = Exclude<DashboardSection, { readonly kind: 'cards' | 'list' }>;

const readTable = (reading: Reading, section: Tabular): Promise<Table | undefined> => {
  switch (section.kind) {
    case 'groups':
      return readGroups(reading, section);
    case 'trend':
      return readTrend(reading, section);
    case 'matrix':
      return readMatrix(reading, section);
    case 'curve':
      return readCurve(reading, section);
    case 'years':
      return readYears(reading, section);
    case 'phases':
      return readPhases(reading, section);
  }
};

const shapeOf = (section: Tabular) => {
  switch (section.kind) {
    case 'groups':
    case 'trend':
      return section.shape;
    case 'curve':
      return 'curve';
    case 'years':
      return 'lines';
    case 'phases':
      return 'bars';
    case 'matrix':
      return 'table';
  }
};

const readSection = async (
  reading: Reading,
  section: DashboardSection,
): Promise<SectionAnswer | undefined> => {
  const head = headOf(section);
  if (section.kind === 'cards') {
    const cards = await readCards(reading, section.figures);
    return cards.length ? { ...head, kind: 'cards', cards } : undefined;
  }
  if (section.kind === 'list') {
    const listed = await readListed(reading, section);
    return listed && { ...head, kind: 'list', ...listed };
  }
  const table = await readTable(reading, section);
  if (!table) return undefined;
  const every = section.kind === 'trend' ? section.every : section.kind === 'curve' ? 'month' : undefined;
  return { ...head, kind: 'table', shape: shapeOf(section), ...(every ? { every } : {}), ...table };
};

/** Starts reading dashboards for one process, each section by one statement. */
export const createDashboards = (reader: Reader): ReadDashboard => {
  const ask = createAsk(reader.pool);
  return async (context, dashboard, request) => {
    const { name, label, about, unit: rule } = dashboard;
    const { today } = context.clock;
    const { changes, until } = await readFreshness(reader.pool, context.tenant);
    const units = rule && (await readUnits(reader, context, rule));
    const chosen = units && chosenUnits(units, request.unit, context);
    const year = request.year ?? Number(today.slice(0, 4));
    const reading: Reading = {
      reader,
      context,
      ask,
      changes,
      wall: request.wall === true,
      year,
      ...(rule && chosen !== undefined ? { units: { rule, of: chosen } } : {}),
    };
    const sections = await Promise.all(dashboard.sections.map((section) => readSection(reading, section)));
    return {
      name,
      label,
      about,
      until,
      today,
      ...(units && !reading.wall
        ? { units: units.map(({ id, label: called }) => ({ id, label: called })) }
        : {}),
      ...(request.unit === undefined ? {} : { unit: request.unit }),
      ...(dashboard.sections.some(({ kind }) => kind === 'curve') ? { year } : {}),
      sections: sections.filter((section) => section !== undefined),
    };
  };
};
