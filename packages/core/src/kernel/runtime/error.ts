import type { Json } from '../declare/json.ts';

interface Outcome {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503;
  /** Code that clients compare when the error names none of its own. */
  readonly code: string;
}

/** Every way a request may be refused, and what HTTP answers for it. */
export const outcomes = {
  malformado: { status: 400, code: 'SOLICITUD_MALFORMADA' },
  sin_sesion: { status: 401, code: 'SIN_SESION' },
  prohibido: { status: 403, code: 'SIN_PERMISO' },
  no_encontrado: { status: 404, code: 'NO_ENCONTRADO' },
  conflicto: { status: 409, code: 'CONFLICTO' },
  demasiado: { status: 413, code: 'DEMASIADO_GRANDE' },
  invalido: { status: 422, code: 'DATOS_INVALIDOS' },
  ritmo: { status: 429, code: 'DEMASIADAS_SOLICITUDES' },
  no_disponible: { status: 503, code: 'NO_DISPONIBLE' },
} as const satisfies Readonly<Record<string, Outcome>>;

/** A way a request may be refused. */
export type ErrorKind = keyof typeof outcomes;

/** What is wrong with one field; a conflict also carries both values. */
export interface ErrorDetail {
  readonly field: string;
  readonly message: string;
  readonly yours?: Json;
  readonly theirs?: Json;
}

/** What an error says beyond its sentence. */
export interface ErrorOptions {
  /** Instead of the kind's own code, such as `REGLA` for a guard's sentence. */
  readonly code?: string;
  readonly details?: readonly ErrorDetail[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** What happened underneath; it is for the log's stack and never shown. */
  readonly cause?: unknown;
}

/**
 * The one error of the product that a user may see. Whatever else is thrown reaches people as a bland failure with a
 * request id.
 *
 * @example
 * throw new GoreError('invalido', 'La fecha de término va antes que la de inicio: corrija una de las dos.', {
 *   details: [{ field: 'termino', message: 'Va antes que el inicio.' }],
 * });
 */
export class GoreError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: readonly ErrorDetail[];
  readonly retryAfter: number | undefined;

  /** @param message Spanish sentence that says what to do next. */
  constructor(kind: ErrorKind, message: string, { code, details, retryAfter, cause }: ErrorOptions = {}) {
    super(message, { cause });
    this.name = 'GoreError';
    this.kind = kind;
    this.code = code ?? outcomes[kind].code;
    this.details = details ?? [];
    this.retryAfter = retryAfter;
  }
}

/** Something the portal stands on is away or too busy; `retryAfter` is in seconds. */
export const unavailable = (message: string, retryAfter: number, cause?: unknown): GoreError =>
  new GoreError('no_disponible', message, { retryAfter, cause });
