import { type Command, systemActor } from '../write/context.ts';
import { type DomainEvent, eventName } from './effects.ts';

/**
 * On whose word an effect writes: the product's own, because of an event and one step further from what a person did.
 *
 * @param what the part of the product that acts, as the history names it.
 */
export const commandBecauseOf = (event: DomainEvent, what: string): Command => ({
  actor: systemActor(event.tenant, what),
  requestId: eventName(event),
  cause: eventName(event),
  depth: event.depth + 1,
});
