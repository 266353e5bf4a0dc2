import { createEffect, createSignal, onMount, Show } from 'solid-js';
import type { ImportTarget } from '../../lib/imports/targets.ts';
import type { View } from '../../lib/place.ts';
import { watchWidth } from '../../state/narrow.ts';
import { createRouter } from '../../state/router.ts';
import { ImportStart } from './ImportStart.tsx';
import { ImportView } from './ImportView.tsx';
import { PastImports } from './PastImports.tsx';

const base = '/importaciones';

/** Bringing spreadsheets in: choosing one, following its reading, and deciding what could not be decided alone. */
export default function ImportApp(props: { view: View; targets: readonly ImportTarget[] }) {
  const [title, setTitle] = createSignal<string>();
  /** A file chosen before the page works would be lost. */
  const [ready, setReady] = createSignal(false);
  const router = createRouter(base, { view: props.view, search: '', address: base }, (scroll) => {
    setTitle(undefined);
    scrollTo(0, scroll ?? 0);
    document.getElementById('contenido')?.focus({ preventScroll: true });
  });
  const id = () => router.place().id;

  onMount(() => {
    setReady(true);
    watchWidth();
  });
  createEffect(() => {
    document.title = `${id() ? (title() ?? 'Importación') : 'Importaciones'} · GORE_OS`;
  });

  return (
    <Show
      when={router.place().view === 'record'}
      fallback={
        <>
          <header class="mb-5">
            <h1 class="text-xl">Importaciones</h1>
            <p class="text-sm text-dim">
              Cargue una planilla: nada se pierde ni se duplica, y las sumas se cuadran al peso.
            </p>
          </header>
          <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
            <Show when={ready()} fallback={<div class="sheet h-96" aria-busy="true" />}>
              <ImportStart
                targets={props.targets}
                search={router.place().search}
                onStarted={(one) => router.go(`${base}/${one}`)}
              />
            </Show>
            <PastImports />
          </div>
        </>
      }
    >
      <Show when={id()} keyed fallback={<div class="sheet h-64" aria-busy="true" />}>
        {(one) => <ImportView id={one} targets={props.targets} router={router} onTitle={setTitle} />}
      </Show>
    </Show>
  );
}
