import type { Staff } from '../identity/staff.ts';
import type { CatalogueRule } from '../kernel/declare/alert-catalogue.ts';
import type { AnyModule } from '../kernel/declare/module.ts';
import type { Actor } from '../kernel/declare/record.ts';
import type { RuleClock } from '../kernel/declare/verb.ts';
import type { Command, WriteDeps } from '../kernel/runtime/write/context.ts';
import { ruleClock, systemActor } from '../kernel/runtime/write/context.ts';
import type { Param } from './cause.ts';

/** What the engine of alerts needs. */
export interface AlertPorts {
  readonly write: WriteDeps;
  /** A person as they are now; nothing when they are no longer active. */
  readonly actor: (tenant: string, id: string) => Promise<Actor | undefined>;
  /** Who works in an institution, as of a day. */
  readonly staff: (tenant: string, today: string) => Promise<Staff>;
}

/** One look at an institution: which thresholds hold, the instant it is judged by, and who works there. */
export interface Look {
  readonly ports: AlertPorts;
  readonly tenant: string;
  readonly command: Command;
  readonly clock: RuleClock;
  readonly param: Param;
  /** Who works there: read when it is first asked, since most looks find no cause to tell anybody. */
  readonly staff: () => Promise<Staff>;
  /** The module that keeps alerts. */
  readonly alerts: AnyModule;
  readonly rules: readonly CatalogueRule[];
}

/** On whose word alerts are raised when nobody did anything: the product's own. */
export const engineCommand = (tenant: string, requestId: string): Command => ({
  actor: systemActor(tenant, 'alertas'),
  requestId,
});

/**
 * Looks at an institution.
 *
 * @param command on whose word alerts are written; of the product, which reads everything.
 * @throws Error when the product keeps no alerts.
 */
export const lookAt = async (ports: AlertPorts, tenant: string, command: Command): Promise<Look> => {
  const { product, clockOf, parameters } = ports.write;
  const { module: alerts, rules } = product.alerts;
  if (!alerts) throw new Error('No module of the product keeps alerts');
  const clock = ruleClock(clockOf(tenant));
  const valueOn = await parameters(tenant);
  let reading: Promise<Staff> | undefined;
  const staff = () => {
    reading ??= ports.staff(tenant, clock.today);
    return reading;
  };
  return { ports, tenant, command, clock, param: (name) => valueOn(name, clock.today), staff, alerts, rules };
};
