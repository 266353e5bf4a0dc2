/** One field the server complains about; conflicts carry both values. */
export interface ProblemDetail {
  readonly field: string;
  readonly message?: string;
  readonly yours?: unknown;
  readonly theirs?: unknown;
}

/** Body of every refused request. */
export interface ProblemBody {
  readonly error?: {
    readonly code?: string;
    readonly message?: string;
    readonly details?: readonly ProblemDetail[];
    readonly requestId?: string;
  };
}

const ownWords: Readonly<Record<number, string>> = {
  0: 'No hay conexión con el portal. Revise su red e inténtelo de nuevo.',
  401: 'Su sesión terminó. Vuelva a ingresar para continuar.',
  403: 'Su perfil no permite hacer esto.',
  404: 'No encontramos lo que busca, o está fuera de su alcance.',
  503: 'El servicio no está disponible en este momento. Inténtelo en unos segundos.',
};

const waitWords = (seconds: number | undefined): string =>
  `Hizo demasiadas consultas seguidas. Espere ${seconds && seconds > 1 ? `${seconds} segundos` : 'un momento'} e inténtelo de nuevo.`;

/** A request that did not work, with the sentence people read. */
export class Problem extends Error {
  /** HTTP status; 0 when no answer arrived. */
  readonly status: number;
  readonly code: string;
  readonly details: readonly ProblemDetail[];
  readonly requestId: string | undefined;
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: ProblemBody | undefined, retryAfter?: number) {
    const error = body?.error;
    super(
      status === 429 && error?.code !== 'INGRESO_EN_ESPERA'
        ? waitWords(retryAfter)
        : (error?.message ??
            ownWords[status] ??
            'Algo falló de nuestro lado. Inténtelo de nuevo en un momento.'),
    );
    this.status = status;
    this.code = error?.code ?? (status === 0 ? 'SIN_RED' : 'ERROR');
    this.details = error?.details ?? [];
    this.requestId = error?.requestId;
    this.retryAfter = retryAfter;
  }
}

/** Anything thrown while asking the API, as a problem; a programming error stays what it is for the console. */
export const toProblem = (thrown: unknown): Problem => {
  if (thrown instanceof Problem) return thrown;
  console.error(thrown);
  return new Problem(-1, undefined);
};

/** Sentences by field, for the form that was sent. */
export const faultsOf = (problem: Problem): Readonly<Record<string, string>> =>
  Object.fromEntries(problem.details.map(({ field, message }) => [field, message ?? 'Revise este dato.']));
