import type { Asked, DashboardSection } from '../../declare/dashboard.ts';
import type { AnyModule } from '../../declare/module.ts';
import { sumarDias } from '../../declare/valores/fecha.ts';
import { type Args, newArgs } from '../args.ts';
import { sightsOf } from '../labels.ts';
import { requireSight, type Sight } from '../sight.ts';
import { compilationFor, tableRecord } from '../sql-record.ts';
import { conditionsOf } from '../where.ts';
import { selectionOf } from './asked.ts';
import type { Table } from './groups.ts';
import { columnOf, mayMeasure } from './measures.ts';
import { namingOf } from './names.ts';
import { askedIn, type Reading } from './reading.ts';

type Phases = Extract<DashboardSection, { readonly kind: 'phases' }>;

/** What a verb leads to, when that is one phase: what moves a state by other means leads to one nobody knows. */
const phasesByVerb = ({ states, initial, transitions }: AnyModule): ReadonlyMap<string, string> => {
  const phaseOf = (state: string | undefined) => states[state ?? '']?.phase;
  const pairs = [
    ['crear', phaseOf(initial)] as const,
    ...Object.entries(transitions).map(([verb, { to }]) => [verb, phaseOf(to)] as const),
  ];
  return new Map(pairs.flatMap(([verb, phase]) => (phase === undefined ? [] : [[verb, phase] as const])));
};

/** Phases in the order of the states that make them up. */
const phasesOf = ({ states }: AnyModule): readonly string[] => [
  ...new Set(Object.values(states).flatMap(({ phase }) => phase ?? [])),
];

/**
 * How long records stayed in each phase, as the projected history tells: from the write that led into it to the first
 * that led out, states of one phase together. Stays whose beginning no verb explains (records brought in half-way) and
 * those still going on are left out, never guessed.
 */
const staysSql = (
  { layout: { module, table } }: Sight,
  { tenant, since, by, where }: { readonly [K in 'tenant' | 'since' | 'by' | 'where']: string },
  args: Args,
): string => {
  const verbs = [...phasesByVerb(module)];
  const texts = (place: 0 | 1) =>
    args.add(
      verbs.map((pair) => pair[place]),
      'text[]',
    );
  return `with paso as (
      select a.registro, a.seq, a.en, f.fase, lag(f.fase) over suya as antes, row_number() over suya as lugar
      from auditoria a left join unnest(${texts(0)}, ${texts(1)}) f(verbo, fase) on f.verbo = a.verbo
      where a.tenant = ${args.add(tenant, 'text')} and a.modulo = ${args.add(module.name, 'text')}
        and 'estado' = any(a.campos)
      window suya as (partition by a.registro order by a.seq)),
    cambio as (
      select registro, fase, en, lead(en) over (partition by registro order by seq) as hasta
      from paso where lugar = 1 or fase is distinct from antes)
    select c.fase, ${by} as grupo, grouping(${by}) as todos, count(*)::integer as casos,
      percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from c.hasta - c.en) / 86400) as dias
    from cambio c join ${table} m on m.id = c.registro
    where c.fase is not null and c.hasta >= ${args.add(since, 'date')} and ${where}
    group by grouping sets ((c.fase), (c.fase, ${by}))`;
};

/** The stays in one phase, all together or of one group. */
interface Stays {
  readonly phase: string;
  readonly group: string | null;
  readonly all: boolean;
  readonly cases: number;
  /** Median and ninth decile. */
  readonly days: readonly [number, number];
}

const readStays = async (
  { reader, context, ask, changes }: Reading,
  { by, last }: Phases,
  sight: Sight,
  asked: Asked,
): Promise<readonly Stays[]> => {
  const args = newArgs();
  const compilation = compilationFor(tableRecord(sight.layout, 'm'), context, reader.layouts, args);
  const where = conditionsOf(sight, selectionOf(asked), compilation, sightsOf(reader.layouts, context));
  const about = {
    tenant: context.tenant,
    since: sumarDias(context.clock.today, -last),
    by: `m.${columnOf(sight, by).name}`,
    where: where.join(' and '),
  };
  const rows = await ask(staysSql(sight, about, args), args, changes);
  return rows.map(({ fase, grupo, todos, casos, dias }) => ({
    phase: String(fase),
    group: grupo == null ? null : String(grupo),
    all: Number(todos) === 1,
    cases: Number(casos),
    // `percentile_cont` answers as many numbers as it was asked for.
    days: dias as Stays['days'],
  }));
};

const oneDecimal = (days: number): number => Math.round(days * 10) / 10;

/** Median and ninth decile of the days in each phase, all together and by the values of a reference. */
export const readPhases = async (reading: Reading, section: Phases): Promise<Table | undefined> => {
  const { reader, context } = reading;
  const asked = askedIn(reading, { module: section.module });
  if (!asked || !mayMeasure(reader, context, { of: asked, keys: [{ field: section.by }] })) return undefined;
  const sight = requireSight(reader.layouts, section.module, context);
  const stays = await readStays(reading, section, sight, asked);
  const groups = [...new Set(stays.flatMap(({ all, group }) => (all ? [] : [group])))];
  const naming = await namingOf(reading, sight, columnOf(sight, section.by), groups);
  const named = groups
    .map((group) => ({ group, label: naming.of(group).label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'es'));
  const order = phasesOf(sight.layout.module);
  const together = stays
    .filter(({ all }) => all)
    .toSorted((a, b) => order.indexOf(a.phase) - order.indexOf(b.phase));
  const medianOf = (phase: string, group: string | null): number | null => {
    const found = stays.find((one) => !one.all && one.phase === phase && one.group === group);
    return found ? oneDecimal(found.days[0]) : null;
  };
  return {
    head: 'Fase',
    series: [
      { label: 'Casos', unit: 'count' },
      { label: 'Mediana', unit: 'days', as: 'bar' },
      { label: 'Percentil 90', unit: 'days', as: 'bar' },
      ...named.map(({ label }) => ({ label: `Mediana ${label}`, unit: 'days' as const })),
    ],
    rows: together.map(({ phase, cases, days }) => ({
      label: phase,
      cells: [
        { value: cases },
        { value: oneDecimal(days[0]) },
        { value: oneDecimal(days[1]) },
        ...named.map(({ group }) => ({ value: medianOf(phase, group) })),
      ],
    })),
  };
};
