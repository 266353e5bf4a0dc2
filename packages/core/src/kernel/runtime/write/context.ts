import type { Fields } from '../../declare/field.ts';
import type { AnyModule } from '../../declare/module.ts';
import type { Product } from '../../declare/product.ts';
import type { Actor, Blocked } from '../../declare/record.ts';
import type { RuleClock } from '../../declare/verb.ts';
import type { Access, Holder } from '../access/access.ts';
import { blockedFor, withoutBlocked } from '../access/blocked.ts';
import type { Reloj } from '../clock/reloj.ts';
import type { ParameterValues } from '../parameters.ts';
import { notFound } from '../refusals.ts';
import type { Store } from '../store/store.ts';

/** What every write needs, made once per function. */
export interface WriteDeps {
  readonly product: Product;
  readonly store: Store;
  readonly access: (holder: Holder) => Access;
  readonly newId: () => string;
  /** Secret of the installation the index of people is made with. */
  readonly personKey: string;
  /** Fields the institution added to a module. */
  readonly extraFields: (tenant: string, module: string) => Promise<Fields>;
  /** Values of the parameters of an institution. */
  readonly parameters: (tenant: string) => Promise<ParameterValues>;
  readonly clockOf: (tenant: string) => Reloj;
}

/** Who asks for a write and on what occasion. */
export interface Command {
  readonly actor: Actor;
  readonly requestId: string;
  readonly ip?: string;
  /** Same key and same request: same outcome, once. */
  readonly idempotency?: { readonly key: string; readonly request: string };
  /** Event that led to this write, as `module/id@seq`, and how far it lies from what a person did. */
  readonly cause?: string;
  readonly depth?: number;
  readonly batch?: string;
}

/** What a write answers. */
export interface Outcome {
  readonly module: string;
  readonly id: string;
  readonly version: number;
  readonly codigo: string;
  /** Records that came to be in the same transaction. */
  readonly created?: readonly Outcome[];
}

/** The clock of an institution in the form rules see it, fixed at one instant for the whole write. */
export const ruleClock = (reloj: Reloj): RuleClock => {
  const now = reloj.ahora();
  const today = reloj.fechaLocal(now);
  return {
    now,
    today,
    days: (since) => reloj.dias(since, today),
    workingDays: (since) => reloj.habiles(since, today),
    addWorkingDays: (from, n) => reloj.sumarHabiles(from, n),
  };
};

/** The product acting by itself in an institution: workers and effects. */
export const systemActor = (tenant: string, what: string): Actor => ({
  id: `sistema:${what}`,
  tenant,
  roles: ['SISTEMA'],
  units: [],
  subtree: [],
});

/** One write in progress: the command, its module and the clock it is judged by. */
export interface Work {
  readonly deps: WriteDeps;
  readonly command: Command;
  readonly module: AnyModule;
  readonly access: Access;
  /** What nobody works with for now; `access` leaves it out already. */
  readonly blocked: Blocked;
  readonly clock: RuleClock;
  readonly extra: Fields;
  /** Value in force today of a parameter; nothing when no pack declares it. */
  readonly param: (name: string) => number | undefined;
}

/** Prepares a write. */
export const beginWork = async (deps: WriteDeps, command: Command, module: AnyModule): Promise<Work> => {
  const { actor } = command;
  const { tenant } = actor;
  const access = deps.access(actor);
  if (!access.exists(module.name)) throw notFound();
  const clock = ruleClock(deps.clockOf(tenant));
  const [blocked, extra, valueOn] = await Promise.all([
    blockedFor(deps.store, actor),
    deps.extraFields(tenant, module.name),
    deps.parameters(tenant),
  ]);
  return {
    deps,
    command,
    module,
    access: withoutBlocked(access, blocked),
    blocked,
    clock,
    param: (name) => valueOn(name, clock.today),
    extra,
  };
};
