import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from './settings.ts';

const keysSchema = z.object({ readyToken: z.string() });

/**
 * Asks the running portal for what only it may do with its data; whoever can read its keys may ask.
 *
 * @param path such as `/dev/respaldos`.
 * @returns nothing when no portal answers there.
 */
export const askPortal = async (
  { dataDir, origin }: Pick<Settings, 'dataDir' | 'origin'>,
  method: 'GET' | 'POST',
  path: string,
): Promise<Response | undefined> => {
  const { readyToken } = keysSchema.parse(JSON.parse(readFileSync(join(dataDir, 'claves.json'), 'utf8')));
  try {
    return await fetch(`${origin}${path}`, { method, headers: { authorization: `Bearer ${readyToken}` } });
  } catch {
    return undefined;
  }
};
