import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Whether whoever asks can read the keys of this portal: `readyToken` comes as a bearer. */
export const isAuthorized = (request: Pick<IncomingMessage, 'headers'>, token: string): boolean => {
  const [given, wanted] = [Buffer.from(request.headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};
