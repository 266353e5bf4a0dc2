import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { type Problem, toProblem } from '../lib/api/problem.ts';

/** Something asked of the API: what came, what went wrong, and whether an answer is awaited. */
export interface Load<T> {
  /** The last answer; it stays while the next one is awaited. */
  readonly data: () => T | undefined;
  readonly problem: () => Problem | undefined;
  readonly busy: () => boolean;
  readonly reload: () => void;
}

/**
 * Asks again whenever the source is another, and forgets the answer to the question before. While the source is nothing,
 * nothing is asked. (`createResource` rethrows a failure wherever it is read; here a failure is a value.)
 */
export const createLoad = <S, T>(
  source: () => S | undefined,
  ask: (source: S, signal: AbortSignal) => Promise<T>,
): Load<T> => {
  const [data, setData] = createSignal<T>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(true);
  const [turn, setTurn] = createSignal(0);
  const question = createMemo(source);

  createEffect(
    on([question, turn], ([wanted]) => {
      if (wanted === undefined) return;
      const controller = new AbortController();
      const { signal } = controller;
      onCleanup(() => controller.abort());
      setBusy(true);
      ask(wanted, signal)
        .then((answer) => {
          if (signal.aborted) return;
          setData(() => answer);
          setProblem(undefined);
        })
        .catch((thrown) => {
          if (!signal.aborted) setProblem(toProblem(thrown));
        })
        .finally(() => {
          if (!signal.aborted) setBusy(false);
        });
    }),
  );
  return { data, problem, busy, reload: () => setTurn((count) => count + 1) };
};
