import { createSignal, For, onMount, Show } from 'solid-js';
import { signOut } from '../../lib/api/account.ts';
import { toProblem } from '../../lib/api/problem.ts';
import {
  chooseDensity,
  chooseTheme,
  type Density,
  recallDensity,
  recallTheme,
  type Theme,
} from '../../state/preferences.ts';
import { account, forgetSession } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const themes: readonly (readonly [Theme, string])[] = [
  ['auto', 'Sistema'],
  ['light', 'Claro'],
  ['dark', 'Oscuro'],
];
const densities: readonly (readonly [Density, string])[] = [
  ['comfortable', 'Cómoda'],
  ['compact', 'Compacta'],
];

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();

const leave = async (): Promise<void> => {
  try {
    const url = await signOut();
    forgetSession();
    location.assign(url);
  } catch (thrown) {
    say(toProblem(thrown).message, { tone: 'bad' });
  }
};

/** Who is signed in, how they like the portal to look, and the way out. */
export const UserMenu = (props: { onHelp: () => void }) => {
  const [theme, setTheme] = createSignal<Theme>('auto');
  const [density, setDensity] = createSignal<Density>('comfortable');
  onMount(() => {
    setTheme(recallTheme());
    setDensity(recallDensity());
  });
  const name = () => account()?.usuario.nombre ?? '';

  return (
    <Popover
      kind="dialog"
      triggerClass="bar-button -mr-1 px-1.5"
      label={`Cuenta de ${name()}`}
      class="w-72"
      trigger={
        <>
          <span class="avatar" data-initials={initials(name())} />
          <span class="hidden max-w-36 truncate xl:block">{name()}</span>
          <Icon name="chevronDown" class="size-4 max-md:hidden" />
        </>
      }
    >
      {(close) => (
        <>
          <div class="border-b border-line px-4 py-3">
            <p class="font-medium">{name()}</p>
            <ul class="text-sm text-dim">
              <For each={account()?.roles}>{(role) => <li>{role.label}</li>}</For>
            </ul>
            <p class="mt-1 text-sm text-dim">{account()?.institucion.nombre}</p>
          </div>
          <div class="space-y-3 border-b border-line px-4 py-3">
            <Segmented
              label="Apariencia"
              options={themes}
              value={theme()}
              onChoose={(next) => {
                setTheme(next);
                chooseTheme(next);
              }}
            />
            <Segmented
              label="Densidad de las listas"
              options={densities}
              value={density()}
              onChoose={(next) => {
                setDensity(next);
                chooseDensity(next);
              }}
            />
          </div>
          <div class="py-1.5">
            <button
              type="button"
              class="option"
              onClick={() => {
                close();
                props.onHelp();
              }}
            >
              <Icon name="keyboard" class="text-dim" />
              <span class="grow">Atajos de teclado</span>
              <kbd>?</kbd>
            </button>
            <button type="button" class="option" onClick={leave}>
              <Icon name="logout" class="text-dim" />
              Cerrar sesión
            </button>
          </div>
          <Show when={account()?.version}>
            {(version) => <p class="border-t border-line px-4 py-2 text-xs text-dim">GORE_OS {version()}</p>}
          </Show>
        </>
      )}
    </Popover>
  );
};
