import type { EffectHandler } from '../../kernel/runtime/events/effects.ts';
import type { AccessResetMail, MailQueue } from '../../ports/mail.ts';

/**
 * Has the mail worker let a person in anew, whose record says that somebody who administers people decided it. Only that
 * worker and signing in may touch what people prove themselves with.
 */
export const createAccessReset =
  (mails: MailQueue<AccessResetMail>): EffectHandler =>
  ({ tenant, id }) =>
    mails.send({ kind: 'ingreso_restablecido', tenant, user: id });
