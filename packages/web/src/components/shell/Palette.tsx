import { createMemo, createSignal, For, onMount, Show } from 'solid-js';
import { type Found, searchEverywhere } from '../../lib/api/lookups.ts';
import { fetchSavedViews, savedViews } from '../../lib/api/saved-views.ts';
import { newLabel } from '../../lib/descriptor.ts';
import { viewHref } from '../../lib/list/saved.ts';
import { moduleHref, recordHref } from '../../lib/place.ts';
import { createLoad } from '../../state/load.ts';
import { account, may, menuModule } from '../../state/session.ts';
import { Icon, moduleIcon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icons.ts';
import { createActiveOption } from '../ui/listbox-keys.ts';

interface Target {
  readonly group: 'Ir a' | 'Vistas' | 'Crear' | 'Registros';
  readonly href: string;
  readonly icon: IconName;
  readonly text: string;
  readonly hint?: string;
  readonly snippet?: string;
}

const pause = 180;
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const menuTargets = (): readonly Target[] => {
  const modules = account()?.packs.flatMap(({ modulos }) => modulos) ?? [];
  const places = modules.map(
    (module): Target => ({
      group: 'Ir a',
      href: moduleHref(module.name),
      icon: moduleIcon(module.icon),
      text: module.label.many,
    }),
  );
  const creations = modules
    .filter(({ name, verbs }) => verbs.includes('crear') && moduleHref(name) === `/${name}`)
    .map(
      (module): Target => ({
        group: 'Crear',
        href: `/${module.name}/nuevo`,
        icon: 'plus',
        text: newLabel(module),
      }),
    );
  return [
    { group: 'Ir a', href: '/', icon: 'home', text: 'Inicio' },
    { group: 'Ir a', href: '/mapa', icon: 'mapa', text: 'Mapa' },
    ...places,
    ...creations,
  ];
};

/** Saved views of every module; without an answer the rest of the palette works just the same. */
const viewTargets = async (signal: AbortSignal): Promise<readonly Target[]> =>
  (await fetchSavedViews(undefined, signal)).flatMap((view) => {
    const module = menuModule(view.module);
    return module
      ? [
          {
            group: 'Vistas' as const,
            href: viewHref(view),
            icon: 'vista' as const,
            text: view.name,
            hint: module.label.many,
          },
        ]
      : [];
  });

const agendaTargets = (): readonly Target[] =>
  (account()?.packs ?? [])
    .flatMap(({ modulos }) => modulos)
    .flatMap((module) =>
      (module.agendas ?? []).map(({ name, label }) => ({
        group: 'Ir a',
        href: `${moduleHref(module.name)}?vista=${name}`,
        icon: moduleIcon(module.icon),
        text: label,
      })),
    );

const recordTarget = (record: Found): Target => ({
  group: 'Registros',
  href: recordHref(record.module, record.id),
  icon: moduleIcon(menuModule(record.module)?.icon),
  text: record.title,
  hint: record.codigo,
  snippet: record.snippet,
});

/** Search across the portal: a module, a record by code or words, something to create. */
export default function Palette(props: { onClose: () => void }) {
  const [text, setText] = createSignal('');
  const [query, setQuery] = createSignal<string>();
  let dialog: HTMLDialogElement | undefined;
  let list: HTMLDivElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const found = createLoad(query, searchEverywhere);
  const views = createLoad(
    () => may(savedViews, 'leer') || undefined,
    (_, signal) => viewTargets(signal),
  );
  const targets = createMemo((): readonly Target[] => {
    const words = fold(text().trim());
    const all = [...agendaTargets(), ...menuTargets(), ...(views.data() ?? [])];
    const menu = all.filter((target) => fold(target.text).includes(words));
    const records =
      words.length < 2 ? [] : (found.data() ?? []).filter(({ module }) => module !== savedViews);
    const everything: Target = {
      group: 'Ir a',
      href: `/buscar?${new URLSearchParams({ q: text().trim() })}`,
      icon: 'search',
      text: `Buscar «${text().trim()}» en todo el portal`,
    };
    const isNamed = (target: Target) => words !== '' && fold(target.text).startsWith(words);
    return [
      ...menu.filter(isNamed),
      ...records.map(recordTarget),
      ...menu.filter((target) => !isNamed(target)),
      ...(words.length < 2 ? [] : [everything]),
    ];
  });
  const { active, setActive, move } = createActiveOption(() => targets().length);

  onMount(() => dialog?.showModal());

  const type = (value: string): void => {
    setText(value);
    setActive(0);
    clearTimeout(timer);
    timer = setTimeout(() => setQuery(value.trim().length > 1 ? value.trim() : undefined), pause);
  };
  const press = (event: KeyboardEvent): void => {
    if (move(event)) list?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    if (event.key !== 'Enter') return;
    event.preventDefault();
    list?.querySelector<HTMLAnchorElement>('[aria-selected=true]')?.click();
  };
  const waiting = () => text().trim().length > 1 && found.busy();

  return (
    <dialog
      ref={dialog}
      class="modal palette"
      aria-label="Buscar o ir a"
      onClose={props.onClose}
      onClick={(event) => {
        const followed = event.target instanceof Element && event.target.closest('a');
        if (event.target === dialog || followed) dialog?.close();
      }}
      onKeyDown={press}
    >
      <div class="flex items-center gap-3 border-b border-line px-4">
        <Icon name="search" class="text-dim" />
        <input
          type="text"
          role="combobox"
          class="h-13 grow bg-transparent text-lg outline-none placeholder:text-dim"
          placeholder="Código, nombre o módulo"
          aria-label="Buscar o ir a"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={`palette-${active()}`}
          autocomplete="off"
          onInput={(event) => type(event.currentTarget.value)}
        />
        <kbd>Esc</kbd>
      </div>
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label="Resultados"
        class="scrolls max-h-[60dvh] py-2"
      >
        <For each={targets()}>
          {(target, at) => (
            <>
              <Show when={target.group !== targets()[at() - 1]?.group}>
                <p class="px-4 pt-2 pb-1 text-xs font-medium text-dim" role="presentation">
                  {target.group}
                </p>
              </Show>
              <a
                role="option"
                id={`palette-${at()}`}
                class="option px-4"
                href={target.href}
                tabindex={-1}
                aria-selected={at() === active()}
                onPointerMove={() => setActive(at())}
              >
                <Icon name={target.icon} class="text-dim" />
                <span class="min-w-0 grow">
                  <span class="block truncate">{target.text}</span>
                  <Show when={target.snippet}>
                    <span class="block truncate text-xs text-dim">{target.snippet}</span>
                  </Show>
                </span>
                <span class="flex-none text-xs text-dim tabular-nums">{target.hint}</span>
              </a>
            </>
          )}
        </For>
      </div>
      <p class="border-t border-line px-4 py-2 text-sm text-dim empty:hidden" role="status">
        {found.problem()?.message ??
          (waiting() ? 'Buscando…' : targets().length === 0 ? 'Nada coincide.' : '')}
      </p>
    </dialog>
  );
}
