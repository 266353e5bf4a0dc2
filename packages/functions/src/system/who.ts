import { holds } from '@gore/core/kernel/runtime/audit/powers.ts';
import { forbidden } from '@gore/core/kernel/runtime/refusals.ts';
import type { WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { createRecord } from '@gore/core/kernel/runtime/write/create.ts';
import type { Context } from 'hono';
import { commandOf, moduleOf } from '../api/command.ts';
import { type ApiEnv, sessionOf } from '../http/env.ts';
import type { SystemConfig, SystemPorts } from './ports.ts';

/** Power to look after what runs behind the portal. */
const operating = 'operar';

/** Who looks after the system, and how far: their institution, or all when nothing is named. */
export const whoOperates = (
  c: Context<ApiEnv>,
  { operatorTenant }: Pick<SystemConfig, 'operatorTenant'>,
  { write }: Pick<SystemPorts, 'write'>,
): { readonly tenant: string | undefined; readonly id: string } => {
  const { actor } = sessionOf(c);
  if (!holds(write.product, write.access(actor), operating)) throw forbidden();
  return { tenant: actor.tenant === operatorTenant ? undefined : actor.tenant, id: actor.id };
};

/** What somebody did by hand. */
interface Intervention {
  readonly accion: 'REENVIAR' | 'RESOLVER' | 'IGNORAR' | 'REABRIR';
  readonly resumen: string;
  readonly mensajes?: number;
  readonly motivo?: string;
}

/** Writes down, as the person's own, what they are about to do, though nobody but the product may write it. */
export const writeDown = async (
  c: Context<ApiEnv>,
  write: WriteDeps,
  intervention: Intervention,
): Promise<void> => {
  const command = commandOf(c);
  const { id, tenant } = command.actor;
  const actor = { id, tenant, roles: ['SISTEMA'], units: [], subtree: [] };
  const module = moduleOf(write.product, write.product.powers.get(operating) ?? '');
  await createRecord(write, { ...command, actor }, module, { values: { ...intervention } });
};
