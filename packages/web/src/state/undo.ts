import { createSignal } from 'solid-js';
import { toProblem } from '../lib/api/problem.ts';
import type { Written } from '../lib/api/writes.ts';
import { dismiss, say, type Toast } from './toasts.ts';

/** Milliseconds during which a change can be taken back by pressing a button. */
const chance = 10_000;

const [undone, setUndone] = createSignal(0);

/** How many changes were taken back: whoever shows records reads them again. */
export { undone };

/**
 * Says what was done and offers to take it back. It is written like any other change, from the version that was left:
 * when somebody else wrote meanwhile it is refused, and the person is told.
 */
export const sayUndoable = (
  text: string,
  back: () => Promise<Written>,
  more: Partial<Pick<Toast, 'link'>> = {},
): void => {
  const act = (id: number): void => {
    dismiss(id);
    back().then(
      () => {
        say('Se deshizo el cambio.');
        setUndone((count) => count + 1);
      },
      (thrown) => say(`No se pudo deshacer. ${toProblem(thrown).message}`, { tone: 'bad' }),
    );
  };
  say(text, { ...more, lifetime: chance, undo: act });
};
