/** Milliseconds within which coming back to the window asks nothing new. */
const fresh = 5000;

/**
 * Asks at once and again and again while somebody looks at the page; nothing while it is hidden, and at once when they
 * come back to it or the network does. Whatever `ask` rejects with is given to `pause`.
 *
 * @param pause milliseconds until the next question.
 * @returns how to stop.
 */
export const keepAsking = (
  ask: (signal: AbortSignal) => Promise<unknown>,
  pause: (failure?: unknown) => number,
): (() => void) => {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let asked = 0;
  const turn = (): void => {
    clearTimeout(timer);
    if (document.hidden || asking || signal.aborted) return;
    asking = true;
    asked = Date.now();
    ask(signal)
      .then(
        () => pause(),
        (failure) => pause(failure),
      )
      .then((ms) => {
        asking = false;
        timer = setTimeout(turn, ms);
      });
  };
  const back = (): void => {
    if (Date.now() - asked > fresh) turn();
  };
  turn();
  document.addEventListener('visibilitychange', turn, { signal });
  addEventListener('online', turn, { signal });
  addEventListener('focus', back, { signal });
  return () => {
    controller.abort();
    clearTimeout(timer);
  };
};
