import type { LogFields } from './log.ts';
import { logContext } from './log-context.ts';

/** What looks like a RUN or an address of mail, wherever it stands. */
const personal = /\b\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]\b|[\w.+-]+@[\w-]+\.[\w.-]+/;

/** What stands in the place of a value a log must not hold. */
export const HIDDEN = '[oculto]';

/** Version of the code that runs, as the stacks or the embedded start put it into the environment. */
export const runningRelease = (): string => process.env.RELEASE ?? '0.0.0';

/**
 * What a line carries besides its message: what is being done and on whose behalf, the version, and its own fields. Callers
 * give no personal values; should one slip in that can be told by its form, it is hidden.
 */
export const lineFields = (fields: LogFields): LogFields => {
  const whole = { ...logContext(), version: runningRelease(), ...fields };
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' && personal.test(value) ? HIDDEN : value]),
  );
};
