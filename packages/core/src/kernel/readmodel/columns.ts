import type { Compilation } from './compilation.ts';
import { compilePredicate } from './compile.ts';
import { daysExpression } from './days.ts';
import type { ReadColumn } from './layout.ts';
import { constant, quote } from './names.ts';
import { QueryRefusal } from './refusal.ts';
import { extraName, requireSeen, type Sight } from './sight.ts';

/** Values every row carries, whatever columns were asked for. */
const ALWAYS = ['id', 'codigo', 'version', 'estado'];
const MOST_COLUMNS = 80;

/** An instant as ISO 8601 in UTC, as the system of record writes it. */
const isoInstant = (sql: string): string =>
  `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columnExpression = ({ name, kind }: ReadColumn): string => {
  const sql = `m.${name}`;
  switch (kind) {
    case 'instant':
      return isoInstant(sql);
    case 'point':
      return `case when ${sql} is not null then json_build_object('lon', st_x(${sql}), 'lat', st_y(${sql})) end`;
    case 'geometry':
      return `st_asgeojson(${sql}, 6)::json`;
    default:
      return sql;
  }
};

const expressionOf = ({ layout }: Sight, field: string, compilation: Compilation): string => {
  const extra = extraName(field);
  if (extra !== undefined) return `m.extra -> ${constant(extra)}`;
  const column = layout.column(field);
  if (column) return columnExpression(column);
  const derived = layout.module.derived[field];
  if (derived && 'flag' in derived) return `((${compilePredicate(derived.flag, compilation)}) is true)`;
  const days = derived?.days.operand;
  if (!days || !('days' in days) || !('field' in days.days))
    throw new QueryRefusal(`El dato «${field}» no se puede mostrar en una lista: quítelo.`, field);
  return daysExpression(
    { of: compilation.record.column(days.days.field), working: days.working, ahead: days.ahead },
    compilation,
  );
};

/** The key of a row as JSON carries it to the cursor. */
export const keyExpression = (key: string, family: string): string =>
  family === 'instant' ? isoInstant(key) : key;

/**
 * The columns of a list: those asked for, or the declared ones the actor sees, besides those every row carries.
 *
 * @throws QueryRefusal for one asked for that the actor does not see.
 */
export const columnsOf = (sight: Sight, asked: readonly string[] | undefined): readonly string[] => {
  if (asked && asked.length > MOST_COLUMNS)
    throw new QueryRefusal(`Pida ${MOST_COLUMNS} columnas como máximo.`, 'columnas');
  const wanted = asked
    ? asked.map((name) => requireSeen(sight, name))
    : sight.layout.module.list.columns.filter(sight.sees);
  return [...new Set([...ALWAYS, ...wanted])];
};

/** The select list of those columns over a row `m`. A code made of hidden values stays empty. */
export const selectList = (sight: Sight, columns: readonly string[], compilation: Compilation): string =>
  columns
    .map((field) => {
      const shut = field === 'codigo' && !sight.sees('codigo');
      return `${shut ? "''" : expressionOf(sight, field, compilation)} as ${quote(field)}`;
    })
    .join(', ');
