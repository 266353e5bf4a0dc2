/** Why nobody was signed in, as the sign-in page is told in `motivo`; the page says what to do next. */
export type SignInReason =
  /** The person is no user of this institution, or no longer active. */
  | 'sin_cuenta'
  /** The institution was closed: nobody enters it. */
  | 'institucion_cerrada'
  /** The person turned back at the identity provider. */
  | 'cancelado'
  /** The answer does not belong to this attempt, came late or does not verify: begin anew. */
  | 'reintentar'
  /** The identity provider or something of ours does not answer. */
  | 'no_disponible';

/** A sign-in that failed; what the library said of it stays in `cause`. */
export class SignInFailure extends Error {
  readonly reason: SignInReason;
  /** Where the browser has to sign out before it is told; straight to the entrance when absent. */
  readonly leaveBy: string | undefined;

  constructor(reason: SignInReason, cause?: unknown, leaveBy?: string) {
    super(reason, { cause });
    this.name = 'SignInFailure';
    this.reason = reason;
    this.leaveBy = leaveBy;
  }
}

/** Errors an issuer answers with when the fault is its own (RFC 6749 §4.1.2.1). */
const ISSUER_DOWN: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);

/** What the issuer itself answered, as the library tells it: by its code, so that the library need not be there. */
const answerOf = (error: unknown): string | undefined =>
  error instanceof Error && codeOf(error) === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR' && 'error' in error
    ? String(error.error)
    : undefined;

const reasonOf = (error: unknown): SignInReason => {
  const answered = answerOf(error);
  if (answered !== undefined) {
    if (answered === 'access_denied') return 'cancelado';
    return ISSUER_DOWN.has(answered) ? 'no_disponible' : 'reintentar';
  }
  // `fetch` reports a network failure as a TypeError without a code.
  if (error instanceof TypeError && codeOf(error) === undefined) return 'no_disponible';
  return error instanceof Error && codeOf(error) === 'OAUTH_TIMEOUT' ? 'no_disponible' : 'reintentar';
};

/** Tells what an error of the OpenID library means for the person. */
export const failureOf = (error: unknown): SignInFailure => new SignInFailure(reasonOf(error), error);
