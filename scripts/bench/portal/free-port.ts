import { assertFree } from '../../local/runtime/listen.ts';

/** A port nobody listens on now; the portal's origin has to be known before it starts. */
export const freePort = (): Promise<number> => assertFree({ port: 0, host: '127.0.0.1' });
