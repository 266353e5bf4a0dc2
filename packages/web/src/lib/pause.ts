/** Milliseconds between questions about something of the person's own. */
const usual = 60_000;
const longest = 300_000;

/** How the last question went. */
export interface Asked {
  /** Failures in a row, this one included. */
  readonly failures: number;
  /** Seconds the server wants to be left alone. */
  readonly retryAfter?: number | undefined;
}

/**
 * Milliseconds until the next question: a minute, spread by a fifth so that people who came in together do not ask
 * together; twice as long after each failure, up to five minutes, and never sooner than the server says.
 *
 * @param chance from 0 to 1
 */
export const pauseAfter = ({ failures, retryAfter = 0 }: Asked, chance: number): number => {
  const base = Math.min(longest, usual * 2 ** failures);
  return Math.max(Math.round(base * (0.8 + 0.4 * chance)), retryAfter * 1000);
};
