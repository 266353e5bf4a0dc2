import fc from 'fast-check';
import type { Operand, Predicate, Scalar } from '../../declare/predicate.ts';
import { sumarDias } from '../../declare/valores/fecha.ts';
import { clock } from './context.ts';
import { idOf, stored } from './records.ts';

const texts = ['a', 'b', 'B', 'ñandú', 'Ñ', 'z z', "o'higgins", '😀', '\uFFFD', ''] as const;
const ids = ['yo', 'd1', 'd2', 'd3', idOf(900), idOf(901)] as const;
const numbers = [-2, 0, 1, 2, 3, 2.5, 0.1, 40, 1_000_000_000_000] as const;
const funds = ['FNDR', 'FRIL', 'SUBV'] as const;
const colours = ['ROJA', 'AZUL', 'VERDE'] as const;
const states = ['NUEVO', 'EN_CURSO', 'CERRADO'] as const;

const dates = fc.integer({ min: -40, max: 25 }).map((days) => sumarDias(clock.today, days));

/** Instants around midnight in Chile, on days with and without a change of the clocks, and anywhere else. */
const instants = fc.oneof(
  fc.constantFrom(
    '2024-09-08T03:59:59.999Z',
    '2024-09-08T04:00:00.000Z',
    '2024-04-07T02:59:59.000Z',
    '2024-04-07T03:30:00.000Z',
    '2024-04-07T04:00:00.000Z',
    '2024-09-10T02:59:59.999Z',
    '2024-09-10T03:00:00.000Z',
    '2024-09-10T15:00:00.000Z',
    '2024-09-11T02:59:59.999Z',
  ),
  fc
    .integer({ min: -40 * 1440, max: 25 * 1440 })
    .map((minutes) => new Date(Date.parse(clock.now) + minutes * 60_000).toISOString()),
);

const data = fc.record(
  {
    nombre: fc.constantFrom(...texts),
    nota: fc.constantFrom(...texts),
    programa: fc.integer({ min: 800, max: 805 }).map(idOf),
    division: fc.constantFrom(...ids),
    responsable: fc.constantFrom(...ids),
    equipo: fc.subarray([...ids]),
    fondo: fc.constantFrom(...funds),
    marcas: fc.subarray([...colours]),
    monto: fc.constantFrom(...numbers.filter(Number.isInteger)),
    anio: fc.constantFrom(...numbers.filter(Number.isInteger)),
    avance: fc.constantFrom(...numbers),
    puntaje: fc.constantFrom(...numbers),
    urgente: fc.boolean(),
    inicio: dates,
    termino: dates,
    visita: instants,
    lugar: fc.constant({ lon: -72, lat: -36 }),
    datos: fc.constant({ a: 1 }),
    hitos: fc.constantFrom([], [{ nombre: 'a' }]),
  },
  { requiredKeys: [] },
);

/** Projects with any values, some of them missing. */
export const projects = (count: number) =>
  fc
    .sample(fc.tuple(data, fc.constantFrom(...states), instants), { numRuns: count, seed: 26 })
    .map(([values, estado, estadoDesde], n) =>
      stored('proyecto', n, JSON.parse(JSON.stringify(values)), { estado, estadoDesde }),
    );

/** What projects may belong to: of the ids they name some are missing, one is deleted, and one has nothing above. */
export const parents = [0, 1, 2, 3].map((n) =>
  stored(
    'programa',
    800 + n,
    { nombre: texts[n] ?? '', division: ids[n] ?? '', ...(n === 1 ? {} : { tope: n }) },
    n === 2 ? { eliminadoEn: clock.now } : {},
  ),
);

interface Family {
  readonly fields: readonly string[];
  readonly values: fc.Arbitrary<Scalar>;
  readonly others: readonly Operand[];
}

const families: readonly Family[] = [
  {
    fields: ['nombre', 'nota', 'division', 'responsable', 'fondo', 'estado', 'codigo', 'creadoPor'],
    values: fc.constantFrom(...texts, ...ids, ...funds, ...states),
    others: [{ actor: 'id' }],
  },
  {
    fields: ['monto', 'anio', 'avance', 'puntaje', 'version'],
    values: fc.constantFrom(...numbers, 1e15, 0.3),
    others: [{ param: 'umbral' }, { param: 'ninguno' }],
  },
  { fields: ['urgente'], values: fc.boolean(), others: [] },
  {
    fields: ['inicio', 'termino', 'visita', 'estadoDesde', 'eliminadoEn'],
    values: fc.oneof(dates, instants),
    others: [{ clock: 'today' }, { clock: 'now' }],
  },
];

const days: fc.Arbitrary<Operand> = fc.record(
  {
    days: fc.constantFrom('inicio', 'termino', 'visita', 'estadoDesde').map((field) => ({ field })),
    working: fc.boolean(),
    ahead: fc.constant(true as const),
  },
  { requiredKeys: ['days', 'working'] },
);

const comparisons = fc.constantFrom('eq', 'lt', 'lte', 'gt', 'gte');

const counts: fc.Arbitrary<Operand> = fc.oneof(
  fc.constantFrom<Operand>(
    { field: 'monto' },
    { field: 'avance' },
    { field: 'nombre' },
    { value: 4 },
    { param: 'umbral' },
  ),
  days,
);

/** What is worked out of other values: hours, the first of two days, differences and parts. */
const workedOut: fc.Arbitrary<Operand> = fc.oneof<fc.Arbitrary<Operand>[]>(
  fc.record(
    {
      hours: fc.constantFrom('visita', 'estadoDesde', 'inicio').map((field) => ({ field })),
      ahead: fc.constant(true as const),
    },
    { requiredKeys: ['hours'] },
  ),
  fc.record({
    days: fc
      .tuple(
        fc.constantFrom<Operand>({ field: 'visita' }, { field: 'inicio' }),
        fc.constantFrom<Operand>({ field: 'termino' }, { field: 'estadoDesde' }),
      )
      .map((first) => ({ first })),
    working: fc.boolean(),
  }),
  fc.tuple(counts, counts).map((apart) => ({ apart })),
  fc.tuple(counts, counts).map((share) => ({ share })),
);

const workedOutCompared: fc.Arbitrary<Predicate> = fc.oneof<fc.Arbitrary<Predicate>[]>(
  fc.record({
    op: comparisons,
    left: workedOut,
    right: fc.oneof<fc.Arbitrary<Operand>[]>(
      fc.constantFrom<Operand>(
        { param: 'umbral' },
        { value: 0 },
        { value: 50 },
        { value: 72.5 },
        { field: 'anio' },
      ),
      workedOut,
    ),
  }),
  workedOut.map((of) => ({ op: 'empty', of })),
);

const dayCounts = fc.oneof(fc.integer({ min: -12, max: 25 }), fc.constantFrom(2.5, -0.5, 200_000, -200_000));

const operand = ({ fields, values, others }: Family): fc.Arbitrary<Operand> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...fields).map((field) => ({ field })) },
    { weight: 4, arbitrary: values.map((value) => ({ value })) },
    ...(others.length ? [{ weight: 2, arbitrary: fc.constantFrom(...others) }] : []),
  );

const family = fc.constantFrom(...families);

const compared: fc.Arbitrary<Predicate> = family.chain((one) =>
  fc.record({ op: comparisons, left: operand(one), right: operand(one) }),
);

const daysCompared: fc.Arbitrary<Predicate> = fc
  .record({
    op: comparisons,
    left: days,
    right: fc.oneof(
      { weight: 5, arbitrary: dayCounts.map((value) => ({ value })) },
      { weight: 1, arbitrary: fc.constantFrom<Operand>({ param: 'umbral' }, { field: 'anio' }) },
      { weight: 1, arbitrary: days },
    ),
  })
  .chain(({ op, left, right }) =>
    fc.boolean().map((turned) => (turned ? { op, left: right, right: left } : { op, left, right })),
  );

const memberOf: fc.Arbitrary<Predicate> = family.chain(({ fields, values }) =>
  fc.record({
    op: fc.constant('in' as const),
    left: fc.constantFrom(...fields, 'equipo').map((field) => ({ field })),
    right: fc.oneof<fc.Arbitrary<Operand>[]>(
      fc.array(values, { maxLength: 4 }).map((value) => ({ value })),
      fc.constantFrom<Operand>(
        { actor: 'units' },
        { actor: 'subtree' },
        { actor: 'roles' },
        { field: 'equipo' },
        { actor: 'id' },
      ),
    ),
  }),
);

const meeting: fc.Arbitrary<Predicate> = fc.record({
  op: fc.constant('has' as const),
  left: fc.constantFrom<Operand>(
    { field: 'equipo' },
    { field: 'marcas' },
    { field: 'nombre' },
    { actor: 'units' },
  ),
  right: fc.oneof<fc.Arbitrary<Operand>[]>(
    fc.subarray([...ids, ...colours]).map((value) => ({ value })),
    fc.constantFrom<Operand>(
      { actor: 'subtree' },
      { field: 'equipo' },
      { field: 'division' },
      { actor: 'id' },
    ),
  ),
});

const missing: fc.Arbitrary<Predicate> = fc
  .oneof<fc.Arbitrary<Operand>[]>(
    fc
      .constantFrom(
        'nombre',
        'nota',
        'equipo',
        'monto',
        'visita',
        'lugar',
        'datos',
        'hitos',
        'urgente',
        'eliminadoEn',
      )
      .map((field) => ({ field })),
    days,
    fc.constantFrom<Operand>({ param: 'ninguno' }, { actor: 'units' }),
  )
  .map((of) => ({ op: 'empty', of }));

/** Kinds that never meet, and things nobody can compare: false in both worlds. */
const mismatched: fc.Arbitrary<Predicate> = fc.record({
  op: comparisons,
  left: fc.constantFrom('nombre', 'monto', 'urgente', 'equipo', 'lugar', 'hitos').map((field) => ({ field })),
  right: fc.constantFrom<Operand>(
    { value: 7 },
    { value: true },
    { value: ['a'] },
    { field: 'equipo' },
    { field: 'datos' },
  ),
});

const above: fc.Arbitrary<Predicate> = fc
  .oneof(
    fc.constantFrom<Predicate>(
      { op: 'empty', of: { field: 'tope' } },
      { op: 'in', left: { field: 'division' }, right: { actor: 'subtree' } },
      { op: 'gt', left: { field: 'tope' }, right: { value: 1 } },
    ),
  )
  .chain((where) => fc.constantFrom<Predicate>(where, { op: 'not', of: where }))
  .map((where) => ({ op: 'parent', by: 'programa', module: 'programa', where }));

const atoms = fc.oneof(
  { weight: 5, arbitrary: compared },
  { weight: 4, arbitrary: daysCompared },
  { weight: 3, arbitrary: workedOutCompared },
  { weight: 3, arbitrary: memberOf },
  { weight: 3, arbitrary: meeting },
  { weight: 2, arbitrary: missing },
  { weight: 1, arbitrary: mismatched },
  { weight: 1, arbitrary: above },
);

/** Any predicate about a project, three levels deep at the most. */
export const predicates: fc.Arbitrary<Predicate> = fc.letrec<{ any: Predicate }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: atoms },
    {
      weight: 2,
      arbitrary: fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('any'), { maxLength: 3 }),
      }),
    },
    { weight: 2, arbitrary: tie('any').map((of) => ({ op: 'not' as const, of })) },
  ),
})).any;
