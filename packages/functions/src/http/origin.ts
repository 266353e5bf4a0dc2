import { GoreError } from '@gore/core/kernel/runtime/error.ts';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

/** Tells a request that may change something. */
export const isCommand = (method: string): boolean => !READS.has(method);

/**
 * Refuses a command another site could have made the browser send. Browsers always put `Origin` on such requests and
 * let no foreign page forge it, and the JSON type keeps plain forms out.
 *
 * @throws GoreError `prohibido` for another origin or none, `malformado` for another type of body
 */
export const assertOwnCommand = (headers: Headers, portalOrigin: string): void => {
  if (headers.get('origin') !== portalOrigin) {
    throw new GoreError(
      'prohibido',
      'La solicitud no viene del portal. Ábralo de nuevo y repita la acción.',
      {
        code: 'ORIGEN_AJENO',
      },
    );
  }
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) {
    throw new GoreError('malformado', 'Envíe el contenido como application/json.');
  }
};
