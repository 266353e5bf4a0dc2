import { createSignal } from 'solid-js';

/** A short message that goes away by itself. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'ok' | 'bad';
  readonly link?: { readonly href: string; readonly text: string };
  /** Takes back what the message tells of. */
  readonly undo?: (id: number) => void;
}

const usual = 6000;
const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let count = 0;

export { toasts };

/** Takes a message away. */
export const dismiss = (id: number): void => {
  setToasts((all) => all.filter((toast) => toast.id !== id));
};

/**
 * Says something that needs no answer.
 *
 * @param lifetime milliseconds until it goes away.
 */
export const say = (
  text: string,
  { lifetime = usual, ...more }: Partial<Pick<Toast, 'tone' | 'link' | 'undo'>> & { lifetime?: number } = {},
): void => {
  count += 1;
  const toast: Toast = { id: count, text, tone: 'ok', ...more };
  setToasts((all) => [...all.slice(-2), toast]);
  setTimeout(() => dismiss(toast.id), lifetime);
};
