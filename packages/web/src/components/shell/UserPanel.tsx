import { createSignal, For, onMount, Show } from 'solid-js';
import { signOut } from '../../lib/api/account.ts';
import { fetchInstitutions } from '../../lib/api/institutions.ts';
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
export default function UserPanel(props: { onHelp: () => void; onClose: () => void }) {
  const [theme, setTheme] = createSignal<Theme>('auto');
  const [density, setDensity] = createSignal<Density>('comfortable');
  const [several, setSeveral] = createSignal(false);
  onMount(() => {
    fetchInstitutions().then(
      ({ data, meta }) => setSeveral(data.length > 1 || meta.opera),
      // The menu does without the entry; whoever needs it is told by what they do next.
      () => setSeveral(false),
    );
    setTheme(recallTheme());
    setDensity(recallDensity());
  });

  return (
    <>
      <div class="border-b border-line px-4 py-3">
        <p class="font-medium">{account()?.usuario.nombre}</p>
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
            props.onClose();
            props.onHelp();
          }}
        >
          <Icon name="keyboard" class="text-dim" />
          <span class="grow">Atajos de teclado</span>
          <kbd>?</kbd>
        </button>
        <Show when={several()}>
          <a class="option" href="/mi-cuenta/instituciones">
            <Icon name="organigrama" class="text-dim" />
            Cambiar de institución
          </a>
        </Show>
        <a class="option" href="/avisos?ver=preferencias">
          <Icon name="bell" class="text-dim" />
          Cómo me avisan
        </a>
        <a class="option" href="/mi-cuenta">
          <Icon name="personas" class="text-dim" />
          Mi cuenta
        </a>
        <a class="option" href="/mi-cuenta/sesiones">
          <Icon name="lock" class="text-dim" />
          Mis sesiones
        </a>
        <a class="option" href="/auditoria?ver=mis-ingresos">
          <Icon name="clock" class="text-dim" />
          Mis últimos ingresos
        </a>
        <button type="button" class="option" onClick={leave}>
          <Icon name="logout" class="text-dim" />
          Cerrar sesión
        </button>
      </div>
      <Show when={account()?.version}>
        {(version) => <p class="border-t border-line px-4 py-2 text-xs text-dim">GORE_OS {version()}</p>}
      </Show>
    </>
  );
}
