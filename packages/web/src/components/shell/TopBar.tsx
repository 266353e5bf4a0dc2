import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { idle } from '../../lib/idle.ts';
import { account, startSession } from '../../state/session.ts';
import { recallSingleKeys, useShortcuts } from '../../state/shortcuts.ts';
import { Emblem } from '../ui/Emblem.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Drawer } from './Drawer.tsx';
import { Ribbon } from './Ribbon.tsx';
import { UserMenu } from './UserMenu.tsx';

const loadPalette = () => import('./Palette.tsx');
const Palette = lazy(loadPalette);
const Bell = lazy(() => import('../notices/Bell.tsx'));
const QuickButtons = lazy(() => import('./QuickButtons.tsx'));
const ShortcutSheet = lazy(() => import('./ShortcutSheet.tsx'));

/** The bar over every page: whose portal it is, search across modules, and the person's own menu. */
export default function TopBar(props: { active?: string }) {
  const [searching, setSearching] = createSignal(false);
  const [helping, setHelping] = createSignal(false);
  const [ready, setReady] = createSignal(false);

  onMount(() => {
    startSession();
    recallSingleKeys();
    setReady(true);
    // Ready before the first Ctrl+K, so that nothing typed after it is lost.
    setTimeout(loadPalette, idle);
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSearching(true);
      }
    };
    document.addEventListener('keydown', press);
    onCleanup(() => document.removeEventListener('keydown', press));
  });
  useShortcuts({ '?': () => setHelping(true) });

  return (
    <header class="masthead">
      <div class="bar">
        <Drawer active={props.active} />
        <a href="/" class="flex flex-none items-center gap-2.5 text-white no-underline">
          <Emblem class="size-7" />
          <span class="text-[1.0625rem] font-semibold tracking-tight">GORE_OS</span>
        </a>
        <span class="hidden max-w-64 truncate border-l border-navy-line pl-3 text-sm text-navy-dim md:block">
          {account()?.institucion.nombre}
        </span>
        <div class="flex grow justify-end md:justify-center">
          <button type="button" class="bar-search max-md:hidden" onClick={() => setSearching(true)}>
            <Icon name="search" class="size-4" />
            <span class="grow text-left">Buscar o ir a…</span>
            <kbd>Ctrl K</kbd>
          </button>
          <button
            type="button"
            class="bar-button md:hidden"
            aria-label="Buscar o ir a…"
            onClick={() => setSearching(true)}
          >
            <Icon name="search" />
          </button>
        </div>
        <Suspense>
          <Show when={ready()}>
            <QuickButtons />
          </Show>
        </Suspense>
        <Suspense fallback={<span class="w-9 flex-none" />}>
          <Show when={ready()} fallback={<span class="w-9 flex-none" />}>
            <Bell />
          </Show>
        </Suspense>
        <UserMenu onHelp={() => setHelping(true)} />
      </div>
      <Ribbon />
      <Suspense>
        <Show when={searching()}>
          <Palette onClose={() => setSearching(false)} />
        </Show>
        <Show when={helping()}>
          <ShortcutSheet onClose={() => setHelping(false)} />
        </Show>
      </Suspense>
    </header>
  );
}
