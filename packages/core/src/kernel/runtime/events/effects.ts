import type { AnyModule } from '../../declare/module.ts';
import { noticeEffect, noticesOn } from '../../declare/notice.ts';
import type { Product } from '../../declare/product.ts';
import type { Effect } from '../../declare/verb.ts';
import type { AuditEntry } from '../audit/chain.ts';

/** An audit entry as others hear of it: what happened, without the values. */
export interface DomainEvent {
  readonly tenant: string;
  readonly module: string;
  readonly id: string;
  readonly codigo: string;
  readonly seq: number;
  readonly verb: string;
  readonly estado: string;
  readonly actor: string;
  readonly at: string;
  readonly depth: number;
  readonly cause?: string;
  readonly batch?: string;
  /** The verb was tried and refused: others may hear of it, and nothing follows from it. */
  readonly refused?: true;
}

/** One side effect to run, as it travels in a queue. */
export interface EffectMessage {
  readonly effect: string;
  readonly event: DomainEvent;
}

/** Events this far from what a person did are a loop: they go to the dead-letter queue. */
export const maxDepth = 5;

/** What others may know of an audit entry. */
export const eventOf = (entry: AuditEntry): DomainEvent => {
  const { tenant, module, id, codigo, seq, verb, estado, actor, at, depth, cause, batch } = entry;
  return {
    tenant,
    module,
    id,
    codigo,
    seq,
    verb,
    estado,
    actor,
    at,
    depth,
    ...(cause ? { cause } : {}),
    ...(batch ? { batch } : {}),
    ...(entry.refused === undefined ? {} : { refused: true as const }),
  };
};

/** How one event names another as its cause. */
export const eventName = ({ module, id, seq }: Pick<DomainEvent, 'module' | 'id' | 'seq'>): string =>
  `${module}/${id}@${seq}`;

const onVerb = (module: AnyModule, verb: string): readonly Effect[] => [
  ...(module.transitions[verb]?.effects ?? []),
  ...(verb === 'crear' ? (module.create.effects ?? []) : []),
  ...((Object.hasOwn(module.effects, verb) && module.effects[verb as keyof AnyModule['effects']]) || []),
  ...(noticesOn(module, verb).length ? [noticeEffect] : []),
];

/** Looks again at what people are warned of about the record of an event, and about those whose totals it counts in. */
export const reviewAlerts: Effect = { effect: 'alertas.revisar', queue: 'alerts' };

/** Looks again at every record of an institution: when its run is due, or because a threshold changed. */
export const sweepAlerts: Effect = { effect: 'alertas.correr', queue: 'alerts' };

const watches = ({ alerts, rollups, name }: AnyModule, changed: string): boolean =>
  Object.keys(alerts).length > 0 &&
  (name === changed || Object.values(rollups).some(({ shares }) => shares.some(({ of }) => of === changed)));

const alertsOf = (product: Product, changed: string): readonly Effect[] => {
  if (!product.alerts.module) return [];
  if (product.packs.some(({ thresholds }) => thresholds === changed)) return [sweepAlerts];
  return product.modules.some((module) => watches(module, changed)) ? [reviewAlerts] : [];
};

/**
 * Side effects an event leads to, the notices of it among them, with the queue each goes to. A verb done on many records in one batch is told record
 * by record, since its effects are about the record.
 */
export const effectsOf = (
  product: Product,
  events: readonly DomainEvent[],
): readonly { readonly queue: Effect['queue']; readonly message: EffectMessage }[] => {
  const seen = new Set<string>();
  return events.flatMap((event) => {
    const module = product.find(event.module);
    const effects =
      module && !event.refused ? [...onVerb(module, event.verb), ...alertsOf(product, module.name)] : [];
    return effects.flatMap(({ effect, queue }) => {
      const group = `${effect}>${eventName(event)}`;
      if (seen.has(group)) return [];
      seen.add(group);
      return [{ queue, message: { effect, event } }];
    });
  });
};

/** The attempt an effect is in; after the last one its message is put aside. */
export interface Delivery {
  readonly attempt: number;
  readonly last: boolean;
}

/** What an effect does. It re-reads what it needs, sets from the current state and writes nothing when all is well. */
export type EffectHandler = (event: DomainEvent, delivery: Delivery) => Promise<void>;

/** The effects a pack registers, by name. */
export type EffectHandlers = Readonly<Record<string, EffectHandler>>;

/** How often the message of an effect is delivered before it is put aside. */
export const maxDeliveries = 3;

/**
 * Resolves every effect the declarations name for a queue, or for any.
 *
 * @throws Error at start-up when one is named and not registered, or registered and never named.
 */
export const resolveEffects = (
  product: Product,
  handlers: EffectHandlers,
  queue?: Effect['queue'],
): EffectHandlers => {
  const mine = product.effects.filter((one) => queue === undefined || one.queue === queue);
  const named = new Set(mine.map(({ effect }) => effect));
  const missing = [...named].filter((name) => !Object.hasOwn(handlers, name));
  const idle = Object.keys(handlers).filter((name) => !named.has(name));
  if (missing.length || idle.length)
    throw new Error(
      `Effects without handler: ${missing.join(', ') || 'none'}; without use: ${idle.join(', ') || 'none'}.`,
    );
  return handlers;
};
