import { createSignal } from 'solid-js';

const [captured, setCaptured] = createSignal(0);

/** How many records were written down from the dialog of quick capture: whoever shows such records asks again. */
export { captured };

/** Says that one more was written down. */
export const noteCapture = (): void => {
  setCaptured((count) => count + 1);
};
