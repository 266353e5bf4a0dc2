import { createSignal, For, onMount, Show } from 'solid-js';
import { fetchSignInOptions, type SignInOptions, signInUrl } from '../../lib/api/account.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { safeReturn } from '../../lib/return-path.ts';
import { reasonOf } from '../../lib/sign-in-reasons.ts';
import { Emblem } from '../ui/Emblem.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';

/** The way in. */
export default function SignIn() {
  const [options, setOptions] = createSignal<SignInOptions>();
  const [problem, setProblem] = createSignal<Problem>();
  const [back, setBack] = createSignal<string>();
  const [ready, setReady] = createSignal(false);
  const [reason, setReason] = createSignal<ReturnType<typeof reasonOf>>();

  const load = (): void => {
    setProblem(undefined);
    fetchSignInOptions().then(setOptions, (thrown) => setProblem(toProblem(thrown)));
  };
  onMount(() => {
    const query = new URLSearchParams(location.search);
    setBack(safeReturn(query.get('volver')));
    setReady(query.has('lista'));
    setReason(reasonOf(query.get('motivo')));
    load();
  });
  /** Leads nowhere until it is known where to come back to: pressed before, it would forget the page. */
  const href = (way?: string): string | undefined => {
    const path = back();
    return path === undefined ? undefined : signInUrl(path, way);
  };
  /** One way in is named by what it does, several by their own names. */
  const ways = () => options()?.proveedores ?? [];
  const label = (own: string): string => (ways().length > 1 ? `Ingresar con ${own}` : 'Ingresar');

  return (
    <div class="w-full max-w-sm">
      <div class="flex items-center gap-3 text-white">
        <Emblem class="size-11" />
        <div>
          <p class="text-xl font-semibold tracking-tight">GORE_OS</p>
          <p class="min-h-6 text-navy-dim">{options()?.institucion}</p>
        </div>
      </div>
      <div class="sheet mt-6 space-y-4 p-6">
        <Show
          when={!ready()}
          fallback={
            <Notice tone="ok" role="status">
              Ya ingresó. Cierre esta pestaña y siga en la que tenía abierta.
            </Notice>
          }
        >
          <div>
            <h1 class="text-xl">Ingresar al portal</h1>
            <p class="mt-1 text-dim">
              Use su cuenta institucional. Al entrar volverá a la página que buscaba.
            </p>
          </div>
          <Show when={reason()}>
            {(found) => (
              <Notice tone="warn" role="alert">
                <p class="font-medium">{found().title}</p>
                <p>{found().text}</p>
              </Notice>
            )}
          </Show>
          <Show when={problem()}>
            {(found) => (
              <Notice tone="bad" role="alert">
                <p>{found().message}</p>
                <button type="button" class="underline underline-offset-2" onClick={load}>
                  Reintentar
                </button>
              </Notice>
            )}
          </Show>
          <div class="space-y-2">
            <For
              each={ways()}
              fallback={
                <a class="btn btn-primary min-h-11 w-full text-base" href={href()}>
                  Ingresar
                </a>
              }
            >
              {(way, at) => (
                <a
                  class={`btn min-h-11 w-full text-base ${at() === 0 ? 'btn-primary' : ''}`}
                  href={href(ways().length > 1 ? way.name : undefined)}
                >
                  {label(way.label)}
                </a>
              )}
            </For>
          </div>
          <Show when={options()?.embebido}>
            <Notice>
              <p class="font-medium">Modo local de demostración</p>
              <p>
                En la pantalla siguiente elija una de las personas de ejemplo; cada una tiene otro perfil. No
                ingrese datos reales.
              </p>
            </Notice>
          </Show>
        </Show>
      </div>
      <p class="mt-4 flex items-start gap-2 text-sm text-navy-dim">
        <Icon name="lock" class="mt-0.5 size-4" />
        El acceso queda registrado. Si no puede entrar, pida ayuda a la administración del sistema de su
        institución.
      </p>
    </div>
  );
}
