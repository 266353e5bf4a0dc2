import { alertStates } from '../kernel/declare/alert.ts';
import type { AlertReading } from '../kernel/readmodel/alert-lines.ts';
import type { ReadContext } from '../kernel/readmodel/context.ts';
import { readLostAlerts } from '../kernel/readmodel/lost-alerts.ts';
import { runTransition } from '../kernel/runtime/write/transition.ts';
import type { Look } from './engine.ts';

/** Why an alert was closed, as its history says it. */
export const closingWords = {
  noCause: 'Ya no hay motivo.',
  recordGone: 'El registro ya no está.',
  ruleOff: 'La regla se apagó.',
  ruleGone: 'La regla ya no existe.',
} as const;

/**
 * Closes the alerts of rules the product no longer has: no rule finds them, so nothing else would.
 *
 * @returns how many were closed.
 */
export const closeLost = async (
  { ports: { write }, alerts, command, rules, tenant }: Look,
  reading: AlertReading,
  context: ReadContext,
): Promise<number> => {
  let closed = 0;
  for (const id of await readLostAlerts(reading, context, rules)) {
    const alert = await write.store.get({ tenant, module: alerts.name, id });
    if (!alert || alert.eliminadoEn || alert.estado === alertStates.closed) continue;
    const input = { motivoCierre: closingWords.ruleGone };
    await runTransition(write, command, alerts, id, 'cerrar', { version: alert.version, input });
    closed += 1;
  }
  return closed;
};
