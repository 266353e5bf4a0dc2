import { dueRun } from '@gore/core/alerts/due.ts';
import { readLedger } from '@gore/core/alerts/ledger.ts';
import type { Institutions } from '@gore/core/identity/institutions.ts';
import { type EffectMessage, sweepAlerts } from '@gore/core/kernel/runtime/events/effects.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runVerb } from '../workers/alerts.ts';

/** What the tick needs. */
export interface TickerPorts {
  readonly write: WriteDeps;
  readonly institutions: Pick<Institutions, 'active'>;
  /** Puts runs into the queue of alerts. @throws Error when any was not taken. */
  readonly send: (messages: readonly EffectMessage[]) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Asks what is due and puts it into its queue: one tick for the whole installation, no schedule for each institution.
 * Asking twice is harmless, since whoever takes a run looks again whether it is due.
 */
export const createTicker =
  ({ write, institutions, send, now }: TickerPorts) =>
  async (): Promise<{ readonly runs: number }> => {
    const at = new Date(now()).toISOString();
    const messages: EffectMessage[] = [];
    for (const { id: tenant } of await institutions.active()) {
      const { zona, fechaLocal } = write.clockOf(tenant);
      const ledger = await readLedger(write.store, tenant);
      if (!dueRun(ledger, at, { today: fechaLocal(at), zone: zona })) continue;
      const module = write.product.alerts.module?.name ?? '';
      const { id: actor } = systemActor(tenant, 'alertas');
      const event = {
        tenant,
        module,
        id: at,
        codigo: '',
        seq: 0,
        verb: runVerb,
        estado: '',
        actor,
        at,
        depth: 0,
      };
      messages.push({ effect: sweepAlerts.effect, event });
    }
    if (messages.length) await send(messages);
    return { runs: messages.length };
  };
