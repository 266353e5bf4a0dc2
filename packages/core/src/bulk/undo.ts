import { type Ledger, rowsOf } from './ledger.ts';
import type { Target } from './operation.ts';

/** What puts back everything a job changed: each record from the version the job left it at. */
export const undoTargets = async (ledger: Pick<Ledger, 'readPart'>): Promise<readonly Target[]> => {
  const targets: Target[] = [];
  for await (const { id, resultado, version, antes } of rowsOf(ledger))
    if (resultado === 'HECHA' && version && antes) targets.push({ id, version, cambios: antes });
  return targets;
};
