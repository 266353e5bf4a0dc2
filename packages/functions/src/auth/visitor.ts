import type { Context } from 'hono';
import type { ApiEnv } from '../http/env.ts';
import type { Visitor } from './entrance.ts';

/** Who stands at the door, from the request. @param previous value of the session cookie the browser still has */
export const visitorOf = (c: Context<ApiEnv>, previous: string | undefined): Visitor => ({
  address: c.get('address'),
  agent: c.req.header('user-agent'),
  previous,
  requestId: c.get('requestId'),
});
