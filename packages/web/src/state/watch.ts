import { createEffect, onCleanup } from 'solid-js';

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
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    const turn = (): void => {
      clearTimeout(timer);
      if (document.hidden || asking || controller.signal.aborted) return;
      asking = true;
      ask(about, controller.signal)
        .catch(() => undefined)
        .finally(() => {
          asking = false;
          timer = setTimeout(turn, pause);
        });
    };
    turn();
    document.addEventListener('visibilitychange', turn);
    onCleanup(() => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    });
  });
};
