import type { EffectHandlers } from '../kernel/runtime/events/effects.ts';
import type { AccessResetMail, MailQueue } from '../ports/mail.ts';
import type { FulfilPorts } from './plataforma/solicitudDerecho.efectos.ts';

/** What the effects of the modules may reach. */
export interface EffectPorts extends FulfilPorts {
  readonly mails: MailQueue<AccessResetMail>;
}

/** What a pack registers: the effects its declarations name, over the ports of whoever runs them. */
export type PackEffects = (ports: EffectPorts) => EffectHandlers;
