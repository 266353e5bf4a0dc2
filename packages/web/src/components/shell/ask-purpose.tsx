import { render } from 'solid-js/web';
import { PurposeDialog } from './PurposeDialog.tsx';

/** A purpose once given is good for the searches of the next minutes. */
const lifetime = 300_000;

let known: { readonly answer: Promise<string | undefined>; readonly until: number } | undefined;

const ask = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    const host = document.body.appendChild(document.createElement('div'));
    const close = render(
      () => (
        <PurposeDialog
          onAnswer={(purpose) => {
            close();
            host.remove();
            if (!purpose) known = undefined;
            resolve(purpose);
          }}
        />
      ),
      host,
    );
  });

/** What a search by RUN is for, as the person wrote it; nothing when they would rather not search. */
export const askPurpose = (): Promise<string | undefined> => {
  if (!known || known.until < Date.now()) known = { answer: ask(), until: Date.now() + lifetime };
  return known.answer;
};
