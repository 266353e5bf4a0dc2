import { createSignal } from 'solid-js';

const [isNarrow, setNarrow] = createSignal(false);

export { isNarrow };

/** Follows the width of the window: narrow ones get cards in place of tables. */
export const watchWidth = (): void => {
  const narrow = matchMedia('(width < 40rem)');
  setNarrow(narrow.matches);
  narrow.addEventListener('change', () => setNarrow(narrow.matches));
};
