import { createEffect, createSignal, on } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';

interface Page<T> {
  readonly data: readonly T[];
  readonly meta: { readonly next: string | null };
}

/** A list that grows page by page, and starts anew whenever its question changes. */
export const createPaged = <T, P extends Page<T>>(
  query: () => string,
  ask: (query: string, signal?: AbortSignal) => Promise<P>,
) => {
  const [pages, setPages] = createSignal<readonly P[]>([]);
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(true);
  let controller: AbortController | undefined;

  const load = async (before: readonly P[], cursor?: string): Promise<void> => {
    controller?.abort();
    controller = new AbortController();
    const { signal } = controller;
    setBusy(true);
    try {
      const params = new URLSearchParams(query());
      if (cursor) params.set('cursor', cursor);
      const page = await ask(params.toString(), signal);
      if (signal.aborted) return;
      setPages([...before, page]);
      setProblem(undefined);
    } catch (thrown) {
      if (!signal.aborted) setProblem(toProblem(thrown));
    } finally {
      if (!signal.aborted) setBusy(false);
    }
  };
  createEffect(on(query, () => load([])));

  const next = () => pages().at(-1)?.meta.next ?? null;
  return {
    pages,
    rows: () => pages().flatMap(({ data }) => data),
    problem,
    busy,
    more: () => {
      const cursor = next();
      return cursor ? () => load(pages(), cursor) : undefined;
    },
    reload: () => load([]),
  };
};
