import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { GoreError } from '../error.ts';
import { Replay, type Step } from '../store/transact.ts';
import type { Command, Outcome, Work, WriteDeps } from './context.ts';

const lifetimeSeconds = 24 * 3600;

/** Remembers, in the write itself, what its key led to; fails when the key was used already. */
export const outcomeStep = (work: Work, outcome: Outcome): readonly Step[] => {
  const { idempotency, actor } = work.command;
  if (!idempotency) return [];
  const item = {
    tenant: actor.tenant,
    actor: actor.id,
    key: idempotency.key,
    request: idempotency.request,
    outcome,
    caduca: Math.floor(Date.parse(work.clock.now) / 1000) + lifetimeSeconds,
  };
  return [
    {
      item: { Put: work.deps.store.entities.idempotencia.create(item).params() },
      failed: () => new Replay(),
    },
  ];
};

const known = async ({ store }: WriteDeps, { actor, idempotency }: Command): Promise<Outcome | undefined> => {
  if (!idempotency) return undefined;
  const { TableName, Key } = store.entities.idempotencia
    .get({ tenant: actor.tenant, actor: actor.id, key: idempotency.key })
    .params<{ TableName: string; Key: Record<string, unknown> }>();
  const { Item } = await store.client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  if (!Item) return undefined;
  if (Item.request !== idempotency.request)
    throw new GoreError(
      'invalido',
      'Esta solicitud ya se envió con otro contenido. Recargue e intente de nuevo.',
      {
        code: 'CLAVE_REUTILIZADA',
      },
    );
  return Item.outcome as Outcome;
};

/**
 * Does a write once per idempotency key: the same key and request answer what the first one did, even when both
 * run at the same moment.
 *
 * @throws GoreError `CLAVE_REUTILIZADA` when the key comes back with another request.
 */
export const once = async (
  deps: WriteDeps,
  command: Command,
  write: () => Promise<Outcome>,
): Promise<Outcome> => {
  const before = await known(deps, command);
  if (before) return before;
  try {
    return await write();
  } catch (error) {
    const after =
      error instanceof Replay || error instanceof GoreError ? await known(deps, command) : undefined;
    if (after) return after;
    throw error;
  }
};
