import type { Rate } from '@gore/core/identity/rate.ts';
import { GoreError } from '@gore/core/kernel/runtime/error.ts';
import type { Context } from 'hono';

/**
 * Tells the caller where it stands, and refuses it when the window is used up.
 *
 * @param now epoch milliseconds
 * @throws GoreError `ritmo`
 */
export const applyRate = (c: Context, rate: Rate, now: number): void => {
  c.header('x-ratelimit-limit', String(rate.limit));
  c.header('x-ratelimit-remaining', String(rate.remaining));
  c.header('x-ratelimit-reset', String(rate.reset));
  if (rate.allowed) return;
  const retryAfter = Math.max(1, Math.ceil(rate.reset - now / 1000));
  throw new GoreError('ritmo', `Hizo demasiadas solicitudes en un minuto. Siga en ${retryAfter} segundos.`, {
    retryAfter,
  });
};
