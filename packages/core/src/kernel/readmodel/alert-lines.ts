import type { SqlPool } from '../../ports/sql.ts';
import {
  type AlertLevel,
  alertStates,
  bandOf,
  causeOf,
  clockedPart,
  levelsInOrder,
  levelsOf,
} from '../declare/alert.ts';
import type { CatalogueRule } from '../declare/alert-catalogue.ts';
import type { AnyModule } from '../declare/module.ts';
import { newArgs } from './args.ts';
import { type Compilation, join, type SqlColumn, type SqlRecord } from './compilation.ts';
import { compilePredicate } from './compile.ts';
import type { ReadContext } from './context.ts';
import { dateOf } from './days.ts';
import { sightsOf } from './labels.ts';
import type { Layout } from './layout.ts';
import { constant } from './names.ts';
import { operandSql } from './sides.ts';
import { requireSight } from './sight.ts';
import { compilationFor, tableRecord } from './sql-record.ts';
import { conditionsOf } from './where.ts';

/** A record a rule finds, an alert there is, or both where they meet. */
export interface AlertLine {
  /** Id of the record. */
  readonly id: string;
  /** What the rule finds in it; nothing when there is no cause. */
  readonly found?: {
    readonly nivel: AlertLevel;
    readonly fecha?: string;
    readonly valor?: number;
    readonly unidad?: string;
    readonly personas: readonly string[];
  };
  readonly alert?: {
    readonly estado: string;
    readonly nivel: AlertLevel;
    readonly huella: string;
    readonly pospuestaHasta?: string;
  };
}

type Row = readonly [
  id: string,
  nivel: AlertLevel | null,
  fecha: string | null,
  valor: number | null,
  unidad: string | null,
  personas: readonly (string | null)[],
  estado: string | null,
  sube: string | null,
  huella: string,
  hasta: string | null,
];

/** The value a path of `ref` fields leads to. */
const pathSql = (
  record: SqlRecord,
  module: AnyModule,
  [name = '', ...rest]: readonly string[],
  reading: { readonly compilation: Compilation; readonly modules: (name: string) => AnyModule },
): SqlColumn => {
  const column = record.column(name);
  if (!rest.length) return column;
  const { compilation, modules } = reading;
  const target = modules(String(module.fields[name]?.module));
  const next = compilation.other(target.name, `${record.alias}r`);
  const end = pathSql(next, target, rest, reading);
  return {
    family: end.family,
    sql: `(select ${end.sql} from ${next.table} ${next.alias}
      where ${next.alias}.tenant = ${compilation.args.add(compilation.tenant, 'text')}
        and ${next.alias}.id = ${column.sql} and ${next.alias}.eliminado_en is null)`,
  };
};

const peopleSql = (columns: readonly SqlColumn[]): string =>
  columns.length
    ? columns
        .map(({ sql, family }) => (family === 'texts' ? `coalesce(${sql}, '{}')` : `array[${sql}]`))
        .join(' || ')
    : `'{}'::text[]`;

/** The day or the value a rule measures by, of which one is always empty. */
const measureSql = (
  { rule }: CatalogueRule,
  compilation: Compilation,
): { readonly fecha: string; readonly valor: string } => {
  const clocked = clockedPart(rule.measure);
  const column = operandSql(clocked ?? rule.measure, compilation);
  return clocked
    ? { fecha: dateOf(column, compilation), valor: 'null' }
    : { fecha: 'null::date', valor: `round((${column.sql})::numeric, 2)::double precision` };
};

/** The most urgent level a record has reached; nothing for one the rule does not find. */
export const levelSql = (
  { code, rule }: Pick<CatalogueRule, 'code' | 'rule'>,
  compilation: Compilation,
): string =>
  `case ${levelsOf(rule)
    .toReversed()
    .map((level) => {
      const band = compilePredicate(bandOf(code, rule, level), compilation);
      return `when ${band} then ${constant(level)}`;
    })
    .join(' ')} end`;

const present = <T>(value: T | null): T | undefined => value ?? undefined;

const isLevel = (name: string | null): name is AlertLevel => levelsInOrder.some((level) => level === name);

const toLine = ([id, nivel, fecha, valor, unidad, personas, estado, sube, huella, hasta]: Row): AlertLine => {
  const of = { fecha: present(fecha), valor: present(valor), unidad: present(unidad) };
  const said = Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
  return {
    id,
    ...(nivel ? { found: { nivel, ...said, personas: personas.filter((one) => one !== null) } } : {}),
    ...(estado !== null && isLevel(sube)
      ? { alert: { estado, nivel: sube, huella, ...(hasta ? { pospuestaHasta: hasta } : {}) } }
      : {}),
  };
};

/** What reading alerts needs of the read model. */
export interface AlertReading {
  readonly pool: SqlPool;
  readonly layouts: ReadonlyMap<string, Layout>;
  /** The module that keeps alerts. */
  readonly alerts: AnyModule;
}

const statementOf = (
  { layouts, alerts }: AlertReading,
  context: ReadContext,
  found: CatalogueRule,
  isOn: boolean,
): readonly [text: string, values: readonly unknown[]] => {
  const { code, module, rule, people, unit } = found;
  const sight = requireSight(layouts, module.name, context);
  const record = tableRecord(sight.layout, 'm');
  const compilation = compilationFor(record, context, layouts, newArgs());
  const { args } = compilation;
  const modules = (name: string): AnyModule => requireSight(layouts, name, context).layout.module;
  const reading = { compilation, modules };
  const where = isOn
    ? conditionsOf(sight, { where: causeOf(code, rule) }, compilation, sightsOf(layouts, context))
    : ['false'];
  const { fecha, valor } = measureSql(found, compilation);
  const alert = compilation.other(alerts.name, 'a');
  const of = (field: string) => alert.column(field).sql;
  const text = `with causa as (select m.id, ${levelSql(found, compilation)} as nivel, ${fecha} as fecha, ${valor} as valor,
      ${unit ? pathSql(record, module, unit, reading).sql : 'null::text'} as unidad,
      ${peopleSql(people.map((path) => pathSql(record, module, path, reading)))} as personas
    from ${record.table} m where ${join('and', where)}),
  dicha as (select ${of('sobre')} as sobre, ${of('estado')} as estado, ${of('nivel')} as nivel, ${of('huella')} as huella,
      ${of('pospuestaHasta')} as hasta
    from ${alert.table} a where a.tenant = ${args.add(context.tenant, 'text')}
      and ${of('regla')} = ${args.add(code, 'text')} and a.eliminado_en is null)
  select json_agg(json_build_array(coalesce(c.id, d.sobre), c.nivel, c.fecha, c.valor, c.unidad,
      coalesce(c.personas, '{}'), d.estado, d.nivel, coalesce(d.huella, ''), d.hasta)) as filas
    from causa c full join dicha d on d.sobre = c.id
    where c.id is not null or d.estado <> ${args.add(alertStates.closed, 'text')}`;
  return [text, args.values];
};

/**
 * Reads, in one query, what a rule finds among the records of an institution beside the alerts there are of it.
 *
 * @param isOn whether the rule is switched on; one that is not finds nothing.
 */
export const readAlertLines = async (
  reading: AlertReading,
  context: ReadContext,
  rule: CatalogueRule,
  isOn: boolean,
): Promise<readonly AlertLine[]> => {
  const [text, values] = statementOf(reading, context, rule, isOn);
  const { rows } = await reading.pool.query(text, [...values]);
  const lines = rows[0]?.filas as readonly Row[] | null | undefined;
  return (lines ?? []).map(toLine);
};
