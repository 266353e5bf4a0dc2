import { existsSync } from 'node:fs';

/**
 * Where the browser of the tests is: the one named, Debian's, or the one an npm package carries; so they are never
 * skipped for want of a browser.
 */
export const browserPath = async (): Promise<string> => {
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (installed) return installed;
  // Makes the package bring its own system libraries too.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  return (await import('@sparticuz/chromium')).default.executablePath();
};
