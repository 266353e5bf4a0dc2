import { createSignal } from 'solid-js';
import { whenPurposeIsAsked } from '../lib/api/http.ts';

const [asking, setAsking] = createSignal(false);
let waiting: ((purpose: string | undefined) => void)[] = [];

/** Whether the portal is asking what personal data are wanted for. */
export { asking };

/** Has the portal ask people what a search by RUN is for. */
export const startAskingPurpose = (): void =>
  whenPurposeIsAsked(
    () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        setAsking(true);
      }),
  );

/** What the person wrote; nothing when they would rather not search. */
export const answerPurpose = (purpose: string | undefined): void => {
  setAsking(false);
  for (const resolve of waiting) resolve(purpose);
  waiting = [];
};
