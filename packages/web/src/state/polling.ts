import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { type Problem, toProblem } from '../lib/api/problem.ts';

/** Seconds between questions: soon at first, then patiently. */
const pauses = [1, 2, 5];

/** Something that changes by itself and is asked for until it is done. */
export interface Polling<T> {
  readonly data: Accessor<T | undefined>;
  readonly problem: Accessor<Problem | undefined>;
  readonly ask: () => void;
}

/**
 * Asks until the answer is final, at 1, 2 and then every 5 seconds; it rests while nobody looks at the page.
 *
 * @param question what to ask; a change starts over.
 */
export const createPolling = <T>(
  question: () => (signal: AbortSignal) => Promise<T>,
  isFinal: (answer: T) => boolean,
): Polling<T> => {
  const [data, setData] = createSignal<T>();
  const [problem, setProblem] = createSignal<Problem>();
  let now = (): void => {};

  createEffect(() => {
    const put = question();
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turn = 0;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(ask, (pauses[Math.min(turn, pauses.length - 1)] ?? 1) * 1000);
      turn += 1;
    };
    const ask = (): void => {
      if (document.hidden) return;
      put(controller.signal)
        .then((answer) => {
          setData(() => answer);
          setProblem(undefined);
          if (!isFinal(answer)) later();
        })
        .catch((thrown) => {
          if (controller.signal.aborted) return;
          const found = toProblem(thrown);
          setProblem(found);
          if (found.status === 0 || found.status >= 500) later();
        });
    };
    const looked = (): void => {
      const answer = data();
      if (!document.hidden && (answer === undefined || !isFinal(answer))) ask();
    };
    now = () => {
      turn = 0;
      ask();
    };
    ask();
    document.addEventListener('visibilitychange', looked);
    onCleanup(() => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', looked);
    });
  });
  return { data, problem, ask: () => now() };
};
