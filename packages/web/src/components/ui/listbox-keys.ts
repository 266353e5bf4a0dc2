import { createSignal } from 'solid-js';

/** Keeps which option of a list the arrow keys are on, while the focus stays in the text above it. */
export const createActiveOption = (count: () => number) => {
  const [active, setActive] = createSignal(0);
  const moves: Readonly<Record<string, (at: number) => number>> = {
    ArrowDown: (at) => (at + 1) % count(),
    ArrowUp: (at) => (at - 1 + count()) % count(),
    PageDown: (at) => Math.min(at + 8, count() - 1),
    PageUp: (at) => Math.max(at - 8, 0),
  };
  return {
    active,
    setActive,
    /** Handles the keys that move; answers whether it did. */
    move: (event: KeyboardEvent): boolean => {
      const next = count() > 0 ? moves[event.key] : undefined;
      if (!next) return false;
      event.preventDefault();
      setActive(next);
      return true;
    },
  };
};
