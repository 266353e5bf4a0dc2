import { For, Show } from 'solid-js';
import { type SignInOptions, signInUrl } from '../../lib/api/account.ts';
import { rememberWayIn } from '../../lib/way-in.ts';

type Way = SignInOptions['proveedores'][number];

/** The double and the demonstration vouch for people as ClaveÚnica does, but only it may look like it. */
const isClaveUnica = ({ means, label }: Way): boolean => means === 'claveunica' && label === 'ClaveÚnica';

const words = ({ label }: Way): string => (label.startsWith('Ingresar') ? label : `Ingresar con ${label}`);

/** The mark on the button of ClaveÚnica: a person within a ring. */
const Mark = () => (
  <svg class="size-6" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="10.2" fill="none" stroke="currentColor" stroke-width="1.8" />
    <circle cx="12" cy="9.4" r="3" fill="currentColor" />
    <path d="M6.3 17.6c.7-2.9 3-4.4 5.7-4.4s5 1.5 5.7 4.4a8.4 8.4 0 0 1-11.4 0Z" fill="currentColor" />
  </svg>
);

/** The ways in that lead elsewhere, ClaveÚnica first; they lead nowhere until it is known where to come back to. */
export const Ways = (props: { ways: readonly Way[]; back: string | undefined; plain: boolean }) => {
  const ordered = () => props.ways.toSorted((a, b) => Number(isClaveUnica(b)) - Number(isClaveUnica(a)));
  const href = ({ name }: Way) => (props.back === undefined ? undefined : signInUrl(props.back, name));
  return (
    <div class="space-y-2">
      <For each={ordered()}>
        {(way, at) => (
          <a
            class="btn min-h-12 w-full text-base"
            classList={{
              'btn-claveunica': isClaveUnica(way),
              'btn-primary': !isClaveUnica(way) && at() === 0 && props.plain,
            }}
            href={href(way)}
            onClick={() => rememberWayIn(false)}
          >
            <Show when={isClaveUnica(way)}>
              <Mark />
            </Show>
            {words(way)}
          </a>
        )}
      </For>
    </div>
  );
};
