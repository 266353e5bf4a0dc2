/** A message to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Headers besides the usual ones, such as `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly MailAttachment[];
  /** Letters, digits, `-` and `_`: come back with what is told about the message later, such as that it bounced. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A file that travels with a message. */
export interface MailAttachment {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** The address takes no mail: sending again would end the same way. */
export class Undeliverable extends Error {}

/** Hands messages over to whoever delivers them. */
export interface Mailer {
  /**
   * @throws Undeliverable when the address was refused for good.
   * @throws Error when the message was not taken; sending again may deliver it twice.
   */
  readonly send: (mail: Mail) => Promise<void>;
}

/** Something people are to be told by mail; the worker finds out whom and composes it. */
export interface MailJob {
  /** Names the composer. */
  readonly kind: string;
  readonly tenant: string;
}

/** Who administers people decided that a person begins anew: no second factor, and a link for a password. */
export interface AccessResetMail extends MailJob {
  readonly kind: 'ingreso_restablecido';
  /** Id of the record in `usuario`. */
  readonly user: string;
}

/** It is time to write somebody of their notices. */
export interface NoticeMail extends MailJob {
  readonly kind: 'avisos';
  /** Id of the record of the person. */
  readonly person: string;
  /** Which of the mails that wait for the person. */
  readonly parcel: string;
}

/** Carries what is to be told to the mail worker, at least once. */
export interface MailQueue<J extends MailJob> {
  /** @throws Error when it was not taken. */
  readonly send: (job: J) => Promise<void>;
}
