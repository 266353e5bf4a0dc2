import type { DashboardSection } from '../../declare/dashboard.ts';
import type { AnyModule } from '../../declare/module.ts';
import { sumarDias } from '../../declare/valores/fecha.ts';
import { type Args, newArgs } from '../args.ts';
import { sightsOf } from '../labels.ts';
import { requireSeen, requireSight } from '../sight.ts';
import { compilationFor, tableRecord } from '../sql-record.ts';
import { conditionsOf } from '../where.ts';
import { selectionOf } from './asked.ts';
import type { Table } from './groups.ts';
import { mayMeasure } from './measures.ts';
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
const statement = (
  reading: Reading,
  asked: {
    readonly section: Phases;
    readonly where: readonly string[];
    readonly column: string;
    readonly table: string;
  },
  args: Args,
): string => {
  const { context } = reading;
  const module = requireSight(reading.reader.layouts, asked.section.module, context).layout.module;
  const verbs = [...phasesByVerb(module)];
  const since = sumarDias(context.clock.today, -asked.section.last);
  const [tenant, name] = [args.add(context.tenant, 'text'), args.add(module.name, 'text')];
  const names = args.add(
    verbs.map(([verb]) => verb),
    'text[]',
  );
  const phases = args.add(
    verbs.map(([, phase]) => phase),
    'text[]',
  );
  return `with paso as (
      select a.registro, a.seq, a.en, f.fase, lag(f.fase) over suya as antes, row_number() over suya as lugar
      from auditoria a left join unnest(${names}, ${phases}) f(verbo, fase) on f.verbo = a.verbo
      where a.tenant = ${tenant} and a.modulo = ${name} and 'estado' = any(a.campos)
      window suya as (partition by a.registro order by a.seq)),
    cambio as (
      select registro, fase, en, lead(en) over (partition by registro order by seq) as hasta
      from paso where lugar = 1 or fase is distinct from antes)
    select c.fase, m.${asked.column} as grupo, grouping(m.${asked.column}) as todos, count(*)::integer as casos,
      percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from c.hasta - c.en) / 86400) as dias
    from cambio c join ${asked.table} m on m.id = c.registro
    where c.fase is not null and c.hasta >= ${args.add(since, 'date')} and ${asked.where.join(' and ')}
    group by grouping sets ((c.fase), (c.fase, m.${asked.column}))`;
};

interface Stay {
  readonly phase: string;
  readonly group: string | null;
  readonly all: boolean;
  readonly cases: number;
  readonly days: readonly number[];
}

const oneDecimal = (days: number | undefined): number | null =>
  days === undefined ? null : Math.round(days * 10) / 10;

/** Median and ninth decile of the days in each phase, all together and by the values of a reference. */
export const readPhases = async (reading: Reading, section: Phases): Promise<Table | undefined> => {
  const { reader, context, ask, changes } = reading;
  const asked = askedIn(reading, { module: section.module });
  if (!asked || !mayMeasure(reader, context, { of: asked, keys: [{ field: section.by }] })) return undefined;
  const sight = requireSight(reader.layouts, section.module, context);
  const args = newArgs();
  const compilation = compilationFor(tableRecord(sight.layout, 'm'), context, reader.layouts, args);
  const where = conditionsOf(sight, selectionOf(asked), compilation, sightsOf(reader.layouts, context));
  const column = sight.layout.column(requireSeen(sight, section.by))?.name ?? '';
  const text = statement(reading, { section, where, column, table: sight.layout.table }, args);
  const stays = (await ask(text, args, changes)).map(
    ({ fase, grupo, todos, casos, dias }): Stay => ({
      phase: String(fase),
      group: grupo == null ? null : String(grupo),
      all: Number(todos) === 1,
      cases: Number(casos),
      days: (dias as readonly number[]).map(Number),
    }),
  );
  const groups = [...new Set(stays.flatMap(({ all, group }) => (all ? [] : [group])))];
  const naming = await namingOf(reading, sight, section.by, groups);
  const named = groups
    .map((group) => ({ group, label: naming.of(group).label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'es'));
  const at = (phase: string, keep: (stay: Stay) => boolean) =>
    stays.find((stay) => stay.phase === phase && keep(stay));
  return {
    head: 'Fase',
    series: [
      { label: 'Casos', unit: 'count' },
      { label: 'Mediana', unit: 'days', as: 'bar' },
      { label: 'Percentil 90', unit: 'days', as: 'bar' },
      ...named.map(({ label }) => ({ label: `Mediana ${label}`, unit: 'days' as const })),
    ],
    rows: phasesOf(sight.layout.module)
      .filter((phase) => at(phase, ({ all }) => all))
      .map((phase) => {
        const whole = at(phase, ({ all }) => all);
        return {
          label: phase,
          cells: [
            { value: whole?.cases ?? 0 },
            { value: oneDecimal(whole?.days[0]) },
            { value: oneDecimal(whole?.days[1]) },
            ...named.map(({ group }) => ({
              value: oneDecimal(at(phase, (stay) => !stay.all && stay.group === group)?.days[0]),
            })),
          ],
        };
      }),
  };
};
