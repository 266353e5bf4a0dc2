import { type Accessor, createSignal, onMount } from 'solid-js';

/**
 * Whether an island has taken over the HTML it was built with; nothing until then, so that it serves as the source of a
 * load. Before, nothing is known of who is looking, and what is typed would be lost.
 */
export const createReady = (): Accessor<true | undefined> => {
  const [ready, setReady] = createSignal<true>();
  onMount(() => setReady(true));
  return ready;
};
