import type { Context } from 'hono';
import type { ApiEnv } from './env.ts';

/** Where a request came from: as the edge says in its header, or the address of the connection. */
export const addressOf = (c: Context<ApiEnv>, addressHeader: string | undefined): string =>
  (addressHeader && c.req.header(addressHeader)) || c.env?.requestContext?.http?.sourceIp || 'desconocida';
