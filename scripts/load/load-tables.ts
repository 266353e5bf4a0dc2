import type { Machine } from '../bench/measure/machine.ts';
import type { Table } from '../bench/report/table.ts';
import type { BurstResult } from './burst.ts';
import { type Held, isFlat, type MemoryCourse } from './memory.ts';
import type { StaffResult } from './staff.ts';

/** Everything a load test leaves behind. */
export interface LoadResult {
  readonly at: string;
  readonly machine: Machine;
  readonly database: string;
  readonly rows: number;
  readonly staff?: StaffResult | undefined;
  readonly burst: BurstResult;
  /** What was kept between a quarter of the day and the end of the rush; nothing without a day. */
  readonly held?: Held | undefined;
  /** Load average at the end of each part. */
  readonly loads: { readonly staff?: number | undefined; readonly burst: number };
}

const words = (kinds: Readonly<Record<string, number>>) =>
  Object.entries(kinds)
    .map(([kind, count]) => `${count}× ${kind}`)
    .join(', ') || 'ninguno';

const memoryRows = ({ atStart, secondQuarter, lastQuarter, peak }: MemoryCourse) =>
  [
    ['RSS al empezar (MB)', atStart],
    ['RSS segundo cuarto → último cuarto (MB)', `${secondQuarter} → ${lastQuarter}`],
    ['RSS máximo (MB)', peak],
  ] as const;

const heldRows = (held: Held | undefined) =>
  held
    ? [
        ['Retenido sin basura, al cuarto de la jornada → al final (MB)', `${held.early} → ${held.late}`],
        ['Memoria plana', isFlat(held) ? 'sí' : 'no'],
      ]
    : [];

const staffTables = (rows: number, staff: StaffResult, load: number): readonly Table[] => [
  {
    title: `${staff.people} personas, ${staff.minutes} minutos, ${rows.toLocaleString('es-CL')} iniciativas (ms)`,
    columns: ['Qué', 'Solicitudes', 'p50', 'p95', 'p99', 'máximo', 'Errores'],
    rows: staff.figures.map(({ kind, requests, p50, p95, p99, max, errors }) => [
      kind,
      requests,
      p50,
      p95,
      p99,
      max,
      errors,
    ]),
  },
  {
    title: 'Ritmo y memoria',
    columns: ['Qué', 'Valor'],
    rows: [
      ['Solicitudes por segundo', staff.perSecond],
      ['Errores', words(staff.errorKinds)],
      ...memoryRows(staff.memory),
      ['Carga', load],
    ],
  },
];

/** The tables a load test prints. */
export const loadTables = ({ rows, staff, burst, held, loads }: LoadResult): readonly Table[] => [
  ...(staff ? staffTables(rows, staff, loads.staff ?? 0) : []),
  {
    title: `${burst.requests.toLocaleString('es-CL')} solicitudes por ${burst.connections} conexiones`,
    columns: ['Qué', 'Valor'],
    rows: [
      ['Solicitudes por segundo', burst.perSecond],
      ['p50 / p95 / p99 (ms)', `${burst.p50} / ${burst.p95} / ${burst.p99}`],
      ['Errores', words(burst.errorKinds)],
      ...memoryRows(burst.memory),
      ...heldRows(held),
      ['Carga', loads.burst],
    ],
  },
];
