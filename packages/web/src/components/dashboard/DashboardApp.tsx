import { createSignal, For, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { type DashboardEntry, fetchDashboard, fetchDashboards } from '../../lib/api/dashboards.ts';
import { formatInstant, formatLongDay, greeting } from '../../lib/format/date.ts';
import { createLoad } from '../../state/load.ts';
import { account, holdsPower, may } from '../../state/session.ts';
import { RecentImports } from '../home/RecentImports.tsx';
import { Icon } from '../ui/Icon.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { BoardSkeleton, BoardView } from './BoardView.tsx';
import { Choices } from './Choices.tsx';

const WallDialog = lazy(() => import('./WallDialog.tsx'));

/** What the address asks for: which dashboard, of which unit and year. */
interface Asked {
  readonly name: string;
  readonly query: string;
}

const askedIn = (search: string, entries: readonly DashboardEntry[]): Asked | undefined => {
  const asked = new URLSearchParams(search);
  const name = asked.get('tablero');
  const entry = entries.find((one) => one.name === name) ?? entries[0];
  asked.delete('tablero');
  return entry && { name: entry.name, query: asked.toString() };
};

const hrefOf = (name: string, query: string): string =>
  `/?${new URLSearchParams([['tablero', name], ...new URLSearchParams(query)])}`;

/** The front page: how things stand for whoever looks, one dashboard at a time. */
export default function DashboardApp() {
  const now = new Date();
  const [search, setSearch] = createSignal<string>();
  const [lighting, setLighting] = createSignal(false);
  const entries = createLoad(
    () => account()?.usuario.id,
    (_, signal) => fetchDashboards(signal),
  );
  const asked = () => {
    const text = search();
    return text === undefined ? undefined : askedIn(text, entries.data() ?? []);
  };
  const key = () => {
    const one = asked();
    return one && `${one.name}?${one.query}`;
  };
  const board = createLoad(key, (_, signal) => {
    const { name = '', query = '' } = asked() ?? {};
    return fetchDashboard(name, query, signal);
  });
  const entry = () => entries.data()?.find(({ name }) => name === asked()?.name);

  onMount(() => {
    document.title = 'Inicio · GORE_OS';
    const follow = () => setSearch(location.search);
    follow();
    addEventListener('popstate', follow);
    const openAll = () => {
      for (const details of document.querySelectorAll<HTMLDetailsElement>('.board-data')) details.open = true;
    };
    addEventListener('beforeprint', openAll);
    onCleanup(() => {
      removeEventListener('popstate', follow);
      removeEventListener('beforeprint', openAll);
    });
  });

  const go = (href: string): void => {
    history.pushState(null, '', href);
    setSearch(location.search);
  };
  const choose = (name: string, value: string): void => {
    const { name: board = '', query = '' } = asked() ?? {};
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    go(hrefOf(board, next.toString()));
  };

  return (
    <Show when={account()} fallback={<BoardSkeleton />}>
      <header class="mb-5">
        <p class="text-sm text-dim first-letter:uppercase">{formatLongDay(now)}</p>
        <h1 class="mt-0.5 text-2xl">
          {greeting(now)}, {account()?.usuario.nombre.split(' ')[0]}
        </h1>
      </header>
      <Show when={(entries.data()?.length ?? 0) > 1}>
        <nav class="view-switch no-print mb-4" aria-label="Tableros">
          <For each={entries.data()}>
            {({ name, label }) => (
              <a
                href={hrefOf(name, '')}
                aria-current={name === asked()?.name ? 'page' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  go(hrefOf(name, ''));
                }}
              >
                {label}
              </a>
            )}
          </For>
        </nav>
      </Show>
      <div class="board-bar">
        <p class="min-w-0 basis-72 grow text-sm text-dim">
          <Show when={board.data()}>
            {(shown) => (
              <>
                {shown().about}. Datos al {formatInstant(new Date().toISOString())}
                <Show when={shown().until}>
                  {(until) => `; último cambio contado, ${formatInstant(until())}`}
                </Show>
                .
              </>
            )}
          </Show>
        </p>
        <Show when={board.data()}>{(shown) => <Choices board={shown()} onChoose={choose} />}</Show>
        <Show when={entry()?.wall && holdsPower('encenderPantalla')}>
          <button type="button" class="btn no-print" onClick={() => setLighting(true)}>
            <Icon name="pantalla" class="size-4" />
            Poner en una pantalla
          </button>
        </Show>
        <button type="button" class="btn no-print" onClick={() => print()}>
          Imprimir
        </button>
      </div>
      <Show
        when={board.data()}
        fallback={
          <Show when={board.problem() ?? entries.problem()} fallback={<BoardSkeleton />}>
            {(problem) => (
              <ProblemNotice
                problem={problem()}
                onRetry={() => {
                  entries.reload();
                  board.reload();
                }}
              />
            )}
          </Show>
        }
      >
        {(shown) => (
          <Show
            when={shown().sections.length}
            fallback={
              <EmptyState icon="home" title="Aquí aparecerán sus cifras cuando haya datos a su alcance" />
            }
          >
            <div aria-busy={board.busy()}>
              <BoardView board={shown()} />
            </div>
          </Show>
        )}
      </Show>
      <Show when={may('importacion', 'leer')}>
        <div class="mt-6 no-print">
          <RecentImports />
        </div>
      </Show>
      <Suspense>
        <Show when={lighting() && entry()}>
          {(one) => <WallDialog board={one()} unit={board.data()?.unit} onClose={() => setLighting(false)} />}
        </Show>
      </Suspense>
    </Show>
  );
}
