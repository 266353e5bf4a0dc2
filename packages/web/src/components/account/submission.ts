import { createSignal } from 'solid-js';
import { faultsOf, type Problem, toProblem } from '../../lib/api/problem.ts';

/** One form at a time: what it waits for and what was wrong with it. */
export const createSubmission = () => {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  return {
    busy,
    problem,
    /** What is wrong with one field. */
    fault: (field: string): string | undefined => {
      const found = problem();
      return found && faultsOf(found)[field];
    },
    /** Sends; what went wrong is kept to be shown. */
    send: async (act: () => Promise<unknown>): Promise<void> => {
      if (busy()) return;
      setBusy(true);
      setProblem(undefined);
      try {
        await act();
      } catch (thrown) {
        setProblem(toProblem(thrown));
      } finally {
        setBusy(false);
      }
    },
  };
};

/** One form at a time. */
export type Submission = ReturnType<typeof createSubmission>;
