import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context } from 'hono';
import type { ApiEnv } from '../../http/env.ts';

/** No field of these forms is longer; hashing or looking up a longer one would only cost time. */
const MAX_FIELD = 512;

/**
 * The texts a form sends, all of which have to be there.
 *
 * @throws GoreError `malformado`, without repeating what was sent
 */
export const readInput = <K extends string>(
  c: Context<ApiEnv>,
  ...names: readonly K[]
): Readonly<Record<K, string>> => {
  const body: unknown = c.get('body');
  const values = Object(body) as Readonly<Record<string, unknown>>;
  const entries = names.map((name) => {
    const value = values[name];
    if (typeof value !== 'string' || value.length > MAX_FIELD)
      throw new GoreError(
        'malformado',
        'El formulario llegó incompleto. Recargue la página e intente de nuevo.',
      );
    return [name, value] as const;
  });
  return Object.fromEntries(entries) as Record<K, string>;
};

/** A text the form may leave out. */
export const optionalText = (c: Context<ApiEnv>, name: string): string | undefined => {
  const body: unknown = c.get('body');
  const value: unknown = Object(body)[name];
  return typeof value === 'string' ? value : undefined;
};

/** Whether a box of the form was ticked. */
export const ticked = (c: Context<ApiEnv>, name: string): boolean => {
  const body: unknown = c.get('body');
  return Object(body)[name] === true;
};
