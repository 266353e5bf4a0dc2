import { createSignal } from 'solid-js';

/** How far the lists can be trusted right now; nothing when they are as usual. */
export type Lag = 'catchingUp' | 'degraded' | undefined;

const [lag, setLag] = createSignal<Lag>();

export { lag };

/** Takes note of what the last list said about itself. */
export const noteLag = (meta: { readonly catchingUp?: true; readonly degraded?: true }): void => {
  setLag(meta.degraded ? 'degraded' : meta.catchingUp ? 'catchingUp' : undefined);
};
