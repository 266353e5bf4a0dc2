import { createEffect, onCleanup } from 'solid-js';
import { keepAsking } from './keep-asking.ts';

/** Milliseconds between questions: others' changes are told within fifteen seconds. */
const pause = 12_000;

/**
 * Asks again and again while somebody looks at the page, and at once when they come back to it. Every change of the
 * subject starts over; while there is none, nothing is asked.
 *
 * @param ask fails when the portal is away: the next turn asks again.
 */
export const watch = <S>(
  subject: () => S | undefined,
  ask: (subject: S, signal: AbortSignal) => Promise<void>,
): void => {
  createEffect(() => {
    const about = subject();
    if (about === undefined) return;
    onCleanup(
      keepAsking(
        (signal) => ask(about, signal),
        () => pause,
      ),
    );
  });
};
