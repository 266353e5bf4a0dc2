import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from './env.ts';

/** Bytes a command may carry; files go to the files bucket directly. */
export const MAX_BODY = 1_048_576;

/** Refuses what is longer than `MAX_BODY` before anything reads it. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY,
  onError: () => {
    throw new GoreError(
      'demasiado',
      'El contenido pasa de 1 MB. Divídalo en partes o adjúntelo como archivo.',
    );
  },
});

const refuseNul = (name: string, value: unknown): unknown => {
  if (name.includes('\0') || (typeof value === 'string' && value.includes('\0')))
    throw new GoreError('malformado', 'El contenido trae caracteres que no se pueden guardar: quítelos.');
  return value;
};

/** The JSON of a command, or nothing when its body is empty. @throws GoreError `malformado` */
export const readJson = async (c: Context<ApiEnv>): Promise<unknown> => {
  const text = await c.req.text();
  if (text === '') return undefined;
  try {
    // Looking at each value costs more than reading it: only where the character may be.
    const value: unknown = text.includes('\\u0000') ? JSON.parse(text, refuseNul) : JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof GoreError) throw error;
    throw new GoreError('malformado', 'El contenido no es JSON válido. Revíselo y envíelo de nuevo.');
  }
};
