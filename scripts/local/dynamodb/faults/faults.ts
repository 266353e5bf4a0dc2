import { setTimeout as delay } from 'node:timers/promises';
import type { Operation, OperationName } from '../operations/operations.ts';
import type { JsonObject } from '../wire.ts';
import { type FaultName, faultFailure } from './fault-failure.ts';
import { halfDone } from './unprocessed.ts';

export interface FaultRule {
  operations: readonly OperationName[];
  /** `Unprocessed` leaves half of a batch to the caller. Absent for a rule that only adds latency. */
  fault?: FaultName | 'Unprocessed';
  /** Added to every call the rule hits, before anything else happens. */
  latencyMs?: number;
  /** Share of the calls it hits, from 0 to 1; every one by default. */
  probability?: number;
  /** How many calls it still hits; without limit by default. */
  next?: number;
  /** `after` does the work and loses the answer, as a broken connection does; `before` by default. */
  moment?: 'before' | 'after';
}

interface ActiveRule extends FaultRule {
  left: number;
}

/** Troubles of the distributed service, on demand. Nothing is injected until a rule is. */
export class Faults {
  readonly #rules = new Set<ActiveRule>();
  readonly #random: () => number;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Puts a rule in force; answers how to lift it. Of several that fit a call, the oldest counts. */
  inject(rule: FaultRule): () => void {
    const active = { ...rule, left: rule.next ?? Number.POSITIVE_INFINITY };
    this.#rules.add(active);
    return () => void this.#rules.delete(active);
  }

  clear(): void {
    this.#rules.clear();
  }

  get active(): boolean {
    return this.#rules.size > 0;
  }

  /** Runs an operation under the rules in force. */
  async around(operation: OperationName, input: JsonObject, run: Operation): Promise<JsonObject> {
    const rule = this.#hit(operation);
    if (!rule) return run(input);
    if (rule.latencyMs) await delay(rule.latencyMs);
    if (!rule.fault) return run(input);
    if (rule.fault === 'Unprocessed') return halfDone(operation, input, run);
    const failure = faultFailure(rule.fault, operation, input, this.#random);
    if (rule.moment === 'after') await run(input);
    throw failure;
  }

  #hit(operation: OperationName): ActiveRule | undefined {
    for (const rule of this.#rules) {
      if (!rule.operations.includes(operation)) continue;
      if (this.#random() >= (rule.probability ?? 1)) continue;
      rule.left -= 1;
      if (rule.left <= 0) this.#rules.delete(rule);
      return rule;
    }
    return undefined;
  }
}
