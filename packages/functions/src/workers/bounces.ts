import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import { runTransition } from '@gore/core/kernel/runtime/write/transition.ts';
import { moduleOf } from '../api/command.ts';

/** What SES tells of a message it could not deliver, as EventBridge brings it: by the tags it was sent with. */
export interface BounceNotice {
  readonly source: 'aws.ses';
  readonly detail: {
    readonly eventType: string;
    readonly mail: { readonly tags: Readonly<Record<string, readonly string[]>> };
  };
}

/** Whether a message of the queue of mails is such a notice. */
export const isBounce = (body: unknown): body is BounceNotice =>
  typeof body === 'object' && body !== null && 'source' in body && body.source === 'aws.ses';

const reasons: Readonly<Record<string, string>> = {
  Bounce: 'El correo de destino devolvió el mensaje.',
  Complaint: 'El destinatario marcó el mensaje como no deseado.',
};

/** Writes into a delivery that its message came back; who it was for is not in the notice and not needed. */
export const createBounces =
  (write: WriteDeps) =>
  async ({ detail }: BounceNotice, requestId: string): Promise<void> => {
    const [tenant] = detail.mail.tags.institucion ?? [];
    const [id] = detail.mail.tags.entrega ?? [];
    const motivo = reasons[detail.eventType];
    if (!tenant || !id || !motivo) return;
    const module = moduleOf(write.product, 'entrega_informe');
    const delivery = await write.store.get({ tenant, module: module.name, id });
    if (delivery?.estado !== 'ENVIADA') return;
    const command = { actor: systemActor(tenant, 'correo'), requestId };
    await runTransition(write, command, module, id, 'rebotar', {
      version: delivery.version,
      input: { motivo },
    });
  };
