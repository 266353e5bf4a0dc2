/** What the client is told of a sign-in that failed (RFC 6749 §4.1.2.1 and OpenID Connect Core §3.1.2.6). */
export type BridgeError =
  /** The person turned back. */
  | 'access_denied'
  /** The answer is late or belongs to another sign-in: begin anew. */
  | 'login_required'
  /** ClaveÚnica does not answer, or does not accept us. */
  | 'temporarily_unavailable'
  /** ClaveÚnica answers what it should not. */
  | 'server_error';

/** A sign-in that failed between ClaveÚnica and here. */
export class BridgeFailure extends Error {
  readonly error: BridgeError;
  /** What happened, as the log says it: a fixed word, never something that was answered. */
  readonly what: string;

  constructor(error: BridgeError, what: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'BridgeFailure';
    this.error = error;
    this.what = what;
  }
}
