import { type Caller, openCaller } from '../client/caller.ts';
import { type Operations, operationsOf } from '../client/operations.ts';
import type { Prepared } from '../data/prepared.ts';
import { closedLoop } from '../measure/closed-loop.ts';
import type { PortalProcess, startPortal } from '../portal/portal-process.ts';
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

/** Requests of a cold row: the first ones after a start, which people who open the portal in the morning wait for. */
const COLD_REQUESTS = 20;
const MOST_CONNECTIONS = 20;

/** What the stage needs. */
export interface OperationStage {
  readonly prepared: Prepared;
  /** Seconds of each warm row. */
  readonly seconds: number;
  readonly startPortal: () => ReturnType<typeof startPortal>;
  readonly say: (line: string) => void;
}

const withPortal = async <T>(
  start: OperationStage['startPortal'],
  work: (portal: PortalProcess, caller: Caller) => Promise<T>,
): Promise<T> => {
  const portal = await start();
  const caller = openCaller(portal.origin, MOST_CONNECTIONS);
  try {
    return await work(portal, caller);
  } finally {
    caller.close();
    await portal.stop();
  }
};

/** Starts the portal anew for each operation and measures its first requests. */
export const coldRows = async (stage: OperationStage): Promise<readonly MeasuredRow[]> => {
  const rows: MeasuredRow[] = [];
  for (const { name, of } of measured) {
    const row = await withPortal(stage.startPortal, ({ usage }, { send }) =>
      measureRow({
        operation: name,
        rows: stage.prepared.rows,
        state: 'fría',
        connections: 1,
        until: { requests: COLD_REQUESTS },
        shoot: operationsOf(send, stage.prepared)[of],
        usage,
      }),
    );
    stage.say(`  ${name}, fría: p95 ${row.p95} ms`);
    rows.push(row);
  }
  return rows;
};

/** Measures every operation on a portal that runs, each after warming up. */
export const warmRows = async (
  { prepared, seconds, say }: Omit<OperationStage, 'startPortal'>,
  { usage }: PortalProcess,
  operations: Operations,
): Promise<readonly MeasuredRow[]> => {
  const rows: MeasuredRow[] = [];
  for (const { name, of, connections } of measured) {
    await closedLoop(MOST_CONNECTIONS, { seconds: seconds / 3 }, operations[of]);
    for (const count of connections) {
      const row = await measureRow({
        operation: name,
        rows: prepared.rows,
        state: 'tibia',
        connections: count,
        until: { seconds },
        shoot: operations[of],
        usage,
      });
      say(`  ${name}, ${count} conexiones: p95 ${row.p95} ms, ${row.perSecond}/s, ${row.errors} errores`);
      rows.push(row);
    }
  }
  return rows;
};
