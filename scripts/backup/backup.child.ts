import { openHolding } from './holding.ts';
import { takeBackup } from './take.ts';

/**
 * Child process of the tests that cut a backup short: takes one of a folder into another and says how it went. The
 * shell that starts it may limit the size of its files, so that writes fail in the middle as they do on a full disk.
 */
const [dataDir = '', dir = ''] = process.argv.slice(2);
const held = await openHolding(dataDir);
console.log('comienza');
try {
  const { bytes } = await takeBackup({ ...held, dir, now: Date.now() });
  console.log(`hecho ${bytes}`);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
await held.close();
