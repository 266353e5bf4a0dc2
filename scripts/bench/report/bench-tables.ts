import { importTable } from '../importador/import-table.ts';
import type { ImportSteps } from '../importador/measure-steps.ts';
import type { Machine } from '../measure/machine.ts';
import type { ImportTimes } from '../stages/import.ts';
import type { InstallSize } from '../stages/install-size.ts';
import type { Lag } from '../stages/lag.ts';
import type { PermissionCost } from '../stages/permissions.ts';
import type { MeasuredRow } from '../stages/row.ts';
import type { StartTimes } from '../stages/starts.ts';
import type { Table } from './table.ts';

/** What was measured over one size of portfolio. */
export interface SizeResult {
  readonly rows: number;
  readonly operations: readonly MeasuredRow[];
  readonly loading?:
    | { readonly writeSeconds: number; readonly totalSeconds: number; readonly load: number }
    | undefined;
  readonly lag: Lag;
  readonly sheet: ImportTimes;
  /** Of the portal, after everything else. */
  readonly rssMb: number;
  readonly peakMb: number;
}

/** Everything a bench leaves behind. */
export interface BenchResult {
  readonly at: string;
  readonly machine: Machine;
  readonly database: 'PGlite embebido' | 'PostgreSQL';
  readonly starts: StartTimes;
  readonly install: InstallSize;
  readonly permissions: PermissionCost;
  readonly imports: readonly ImportSteps[];
  readonly sizes: readonly SizeResult[];
}

const kinds = (kinds: MeasuredRow['errorKinds']) =>
  Object.entries(kinds)
    .map(([kind, count]) => `${count}× ${kind}`)
    .join(', ');

const operations = ({ rows, operations: measured }: SizeResult): Table => ({
  title: `Operaciones sobre ${rows.toLocaleString('es-CL')} iniciativas (ms)`,
  columns: [
    'Operación',
    'Estado',
    'Conexiones',
    'Solicitudes',
    'p50',
    'p95',
    'p99',
    'por s',
    'CPU por solicitud',
    'Errores',
    'Carga',
  ],
  rows: measured.map((row) => [
    row.operation,
    row.state,
    row.connections,
    row.requests,
    row.p50,
    row.p95,
    row.p99,
    row.perSecond,
    row.cpuMs,
    row.errors ? kinds(row.errorKinds) : 'ninguno',
    row.load,
  ]),
});

const writing = (sizes: readonly SizeResult[]): Table => ({
  title: 'Carga de filas, proyección y memoria',
  columns: [
    'Iniciativas',
    'Filas/s con proyección',
    'Planilla (filas)',
    'Planilla lista (s)',
    'Planilla a la vista (s)',
    'Retraso p50 (ms)',
    'Retraso p95 (ms)',
    'Lista propia p95 (ms)',
    'RSS final (MB)',
    'RSS máximo (MB)',
    'Carga',
  ],
  rows: sizes.map(({ rows, loading, sheet, lag, rssMb, peakMb }) => [
    rows,
    loading ? Math.round(rows / loading.totalSeconds) : 'ya cargadas',
    sheet.rows,
    sheet.doneSeconds,
    sheet.visibleSeconds,
    lag.others.p50,
    lag.others.p95,
    lag.own.p95,
    rssMb,
    peakMb,
    sheet.load,
  ]),
});

const machineTable = ({ machine, database, starts, install, at }: BenchResult): Table => ({
  title: 'Máquina, arranque e instalación',
  columns: ['Qué', 'Valor'],
  rows: [
    ['Fecha', at],
    [
      'Máquina',
      `${machine.cpu}, ${machine.cores} núcleos, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}`,
    ],
    ['Modelo de lectura', database],
    ['Primer arranque, páginas construidas (s)', starts.coldSeconds],
    ['Arranques siguientes (s)', starts.warmSeconds],
    ['Carga durante los arranques', starts.load],
    ['Instalación para `npm start` (MB)', install.runMb],
    ['Añade el desarrollo (MB)', install.developmentMb],
  ],
});

const permissionTable = ({ permissions }: BenchResult): Table => ({
  title: 'Costo de los permisos (ms)',
  columns: ['Qué', 'Filas', 'Acciones', 'p50', 'p95', 'p99', 'Tope'],
  rows: permissions.rows.map(({ actor, rows, verbs, p50, p95, p99 }) => [
    actor,
    rows,
    verbs,
    p50,
    p95,
    p99,
    permissions.limitMs,
  ]),
});

/** The tables a bench prints. */
export const benchTables = (result: BenchResult): readonly Table[] => [
  machineTable(result),
  permissionTable(result),
  importTable(result.imports),
  ...result.sizes.map(operations),
  writing(result.sizes),
];
