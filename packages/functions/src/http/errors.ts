import { GoreError, outcomes } from '@gore/core/kernel/runtime/error.ts';
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import type { ApiEnv } from './env.ts';
import { type Log, traceOf } from './log.ts';

const answer = (c: Context<ApiEnv>, error: GoreError) => {
  if (error.retryAfter !== undefined) c.header('retry-after', String(error.retryAfter));
  const { code, message, details } = error;
  return c.json(
    { error: { code, message, details, requestId: c.get('requestId') } },
    outcomes[error.kind].status,
  );
};

/**
 * The one mapping from errors to HTTP. A `GoreError` reaches the user as it is; anything else is a failure of ours,
 * of which the user learns no more than how to report it.
 */
export const errorHandler =
  (log: Log): ErrorHandler<ApiEnv> =>
  (error, c) => {
    const requestId = c.get('requestId');
    if (error instanceof GoreError) {
      if (error.kind === 'no_disponible') log.warn('no_disponible', { requestId, ...traceOf(error.cause) });
      return answer(c, error);
    }
    log.error('falla_interna', { requestId, method: c.req.method, ...traceOf(error) });
    const message = `No pudimos completar la acción por una falla nuestra. Intente de nuevo; si se repite, informe el código ${requestId}.`;
    return c.json({ error: { code: 'FALLA_INTERNA', message, details: [], requestId } }, 500);
  };

/** Answers a path nobody listens on. */
export const notFound: NotFoundHandler<ApiEnv> = (c) =>
  answer(
    c,
    new GoreError('no_encontrado', 'No existe lo que busca o no está a su alcance. Revise la dirección.'),
  );
