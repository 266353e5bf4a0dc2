import type { ModuleDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { type Found, searchEverywhere } from '../../lib/api/lookups.ts';
import { fetchCommunes } from '../../lib/api/map.ts';
import { formatCount } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { createLoad } from '../../state/load.ts';
import { createRouter } from '../../state/router.ts';
import { menuModule } from '../../state/session.ts';
import { Icon, moduleIcon } from '../ui/Icon.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { Highlighted } from './Highlighted.tsx';

/** What the page knows of a module before anything is asked. */
export type SearchedModule = Pick<ModuleDescriptor, 'name' | 'label' | 'states'>;

const base = '/buscar';
const pause = 200;
/** So many are found at once; whoever wants others says more. */
const most = 20;

const Result = (props: { readonly found: Found; readonly module: SearchedModule | undefined }) => {
  const state = () => props.module?.states.find(({ name }) => name === props.found.estado);
  return (
    <li class="px-5 py-3.5">
      <a href={recordHref(props.found.module, props.found.id)} class="font-medium">
        <Highlighted text={props.found.title || props.found.codigo} marks={props.found.titleMarks} />
      </a>
      <p class="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-dim">
        <span class="flex items-center gap-1.5">
          <Icon name={moduleIcon(menuModule(props.found.module)?.icon)} class="size-4" />
          {props.module?.label.one ?? props.found.module}
        </span>
        <span class="tabular-nums">{props.found.codigo}</span>
        <Show when={(props.module?.states.length ?? 0) > 1 && state()}>
          {(known) => <Pill tone={known().tone} text={known().label} />}
        </Show>
      </p>
      <Show when={props.found.snippet}>
        <p class="mt-1 text-sm">
          <Highlighted text={props.found.snippet} marks={props.found.marks} />
        </p>
      </Show>
    </li>
  );
};

/** One box over every module: codes first, then words, and typing errors forgiven. */
export default function SearchApp(props: { readonly modules: readonly SearchedModule[] }) {
  const router = createRouter(base, { view: 'list', search: '', address: base }, () => {});
  const [ready, setReady] = createSignal(false);
  let box: HTMLInputElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const asked = createMemo(() => {
    const query = new URLSearchParams(router.place().search);
    const of = (name: string) => query.get(name) ?? '';
    return { q: of('q'), modulo: of('modulo'), estado: of('estado'), comuna: of('comuna') };
  });
  const open = () => props.modules.filter(({ name }) => menuModule(name));
  const moduleNamed = (name: string) => props.modules.find((module) => module.name === name);
  const states = () => moduleNamed(asked().modulo)?.states ?? [];
  const communes = createLoad(() => ready() || undefined, fetchCommunes);
  const found = createLoad(
    () => (ready() && asked().q.trim().length > 1 ? asked() : undefined),
    ({ q, modulo, estado, comuna }, signal) =>
      searchEverywhere(q.trim(), signal, {
        ...(modulo ? { modulo } : {}),
        ...(estado ? { estado } : {}),
        ...(comuna ? { comuna } : {}),
      }),
  );

  const ask = (change: Readonly<Record<string, string>>): void => {
    const query = new URLSearchParams(
      Object.entries({ ...asked(), ...change }).filter(([, value]) => value !== ''),
    );
    router.go(`${base}?${query}`, { replace: true });
  };
  const type = (q: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => ask({ q }), pause);
  };
  onCleanup(() => clearTimeout(timer));
  onMount(() => {
    setReady(true);
    if (!box) return;
    // What was typed before this code arrived is what the person wants.
    if (box.value) ask({ q: box.value });
    else box.value = asked().q;
    box.focus();
  });
  createEffect(
    on(asked, ({ q }) => {
      if (box && document.activeElement !== box) box.value = q;
      document.title = `${q ? `«${q}» · ` : ''}Buscar · GORE_OS`;
    }),
  );

  const said = (): string => {
    const some = found.data();
    if (asked().q.trim().length < 2) return 'Escriba un código, un nombre o algunas palabras.';
    if (found.busy() && !some) return 'Buscando…';
    if (!some?.length) return '';
    return some.length >= most
      ? `Los ${most} primeros: agregue palabras o un filtro para ver otros.`
      : formatCount(some.length, 'resultado', 'resultados');
  };

  return (
    <>
      <header class="mb-4">
        <h1 class="text-xl">Buscar</h1>
        <p class="text-sm text-dim">En todo lo que está a su alcance.</p>
      </header>
      <search class="flex flex-wrap items-end gap-2">
        <label class="min-w-0 grow basis-72">
          <span class="label">Qué busca</span>
          <input
            ref={box}
            type="search"
            class="field"
            placeholder="Código, nombre, palabra"
            autocomplete="off"
            onInput={(event) => type(event.currentTarget.value)}
          />
        </label>
        <label>
          <span class="label">En</span>
          <select
            class="field"
            value={asked().modulo}
            onChange={(event) => ask({ modulo: event.currentTarget.value, estado: '' })}
          >
            <option value="">Todo el portal</option>
            <For each={open()}>
              {({ name, label }) => (
                <option value={name} selected={name === asked().modulo}>
                  {label.many}
                </option>
              )}
            </For>
          </select>
        </label>
        <Show when={states().length > 1}>
          <label>
            <span class="label">Estado</span>
            <select
              class="field"
              value={asked().estado}
              onChange={(event) => ask({ estado: event.currentTarget.value })}
            >
              <option value="">Cualquiera</option>
              <For each={states()}>
                {({ name, label }) => (
                  <option value={name} selected={name === asked().estado}>
                    {label}
                  </option>
                )}
              </For>
            </select>
          </label>
        </Show>
        <Show when={communes.data()?.length}>
          <label>
            <span class="label">Comuna</span>
            <select
              class="field"
              value={asked().comuna}
              onChange={(event) => ask({ comuna: event.currentTarget.value })}
            >
              <option value="">Cualquiera</option>
              <For each={communes.data()?.toSorted((a, b) => a.name.localeCompare(b.name, 'es'))}>
                {({ id, name }) => (
                  <option value={id} selected={id === asked().comuna}>
                    {name}
                  </option>
                )}
              </For>
            </select>
          </label>
        </Show>
      </search>
      <p class="mt-4 mb-2 min-h-5 text-sm text-dim" role="status">
        {said()}
      </p>
      <Show when={found.problem()}>
        {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
      </Show>
      <Show when={!found.problem() && asked().q.trim().length > 1 && found.data()}>
        {(some) => (
          <Show
            when={some().length}
            fallback={
              <EmptyState icon="search" title="Nada coincide">
                Revise cómo está escrito, use menos palabras o quite un filtro.
              </EmptyState>
            }
          >
            <ol class="sheet divide-y divide-line" aria-label="Resultados">
              <For each={some()}>{(one) => <Result found={one} module={moduleNamed(one.module)} />}</For>
            </ol>
          </Show>
        )}
      </Show>
    </>
  );
}
