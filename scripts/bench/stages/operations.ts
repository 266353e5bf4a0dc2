import type { Line } from '../client/line.ts';
import type { Operations } from '../client/operations.ts';
import { closedLoop } from '../measure/closed-loop.ts';
import type { PortalOptions, PortalProcess } from '../portal/portal-process.ts';
import { withPortal } from '../portal/with-portal.ts';
import { type MeasuredRow, measureRow } from './row.ts';

const measured = [
  { name: 'Lista de 50, filtrada y ordenada', of: 'list', connections: [1, 20] },
  { name: 'Búsqueda de texto', of: 'text', connections: [1, 20] },
  { name: 'Ver una iniciativa', of: 'get', connections: [1, 20] },
  { name: 'Editar (PATCH con auditoría)', of: 'patch', connections: [1, 20] },
  { name: 'Transición', of: 'transition', connections: [1, 20] },
  { name: 'Crear', of: 'create', connections: [20] },
] as const satisfies readonly {
  readonly name: string;
  readonly of: keyof Operations;
  readonly connections: readonly number[];
}[];

/** Most connections of any row. */
export const CONNECTIONS = 20;

/** Requests of a cold row: the first ones after a start, which people who open the portal in the morning wait for. */
const COLD_REQUESTS = 20;

/** What the stage measures, and over how many initiatives. */
export interface OperationStage {
  readonly rows: number;
  readonly operations: Operations;
  readonly say: (line: string) => void;
}

/** Starts the portal anew for each operation and measures its first requests. */
export const coldRows = async (
  { rows, operations, say }: OperationStage,
  portal: PortalOptions,
  line: Line,
): Promise<readonly MeasuredRow[]> => {
  const found: MeasuredRow[] = [];
  for (const { name, of } of measured) {
    const row = await withPortal(portal, line, CONNECTIONS, ({ usage }) =>
      measureRow({
        operation: name,
        rows,
        state: 'fría',
        connections: 1,
        until: { requests: COLD_REQUESTS },
        shoot: operations[of],
        usage,
      }),
    );
    say(`  ${name}, fría: p95 ${row.p95} ms`);
    found.push(row);
  }
  return found;
};

/**
 * Measures every operation on a portal that runs, each after warming up.
 *
 * @param seconds of each row.
 */
export const warmRows = async (
  { rows, operations, say }: OperationStage,
  { usage }: PortalProcess,
  seconds: number,
): Promise<readonly MeasuredRow[]> => {
  const found: MeasuredRow[] = [];
  for (const { name, of, connections } of measured) {
    await closedLoop(CONNECTIONS, { seconds: seconds / 2 }, operations[of]);
    for (const count of connections) {
      const row = await measureRow({
        operation: name,
        rows,
        state: 'tibia',
        connections: count,
        until: { seconds },
        shoot: operations[of],
        usage,
      });
      say(`  ${name}, ${count} conexiones: p95 ${row.p95} ms, ${row.perSecond}/s, ${row.errors} errores`);
      found.push(row);
    }
  }
  return found;
};
