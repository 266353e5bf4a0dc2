import { For, onMount, Show } from 'solid-js';
import { formatLongDay, greeting } from '../../lib/format/date.ts';
import { account, may } from '../../state/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { Figures } from './Figures.tsx';
import { MyRecords } from './MyRecords.tsx';
import { RecentImports } from './RecentImports.tsx';

/** What the front page knows of a module. */
export interface HomeModule {
  readonly name: string;
  readonly label: string;
  readonly icon?: string;
  /** Named filters whose records are counted here. */
  readonly figures: readonly { readonly name: string; readonly label: string }[];
  /** What its list of the person's own is called, where it has one. */
  readonly mine?: string;
}

/** A list of their own that some modules declare. */
const mine = 'mias';

/** The front page: how things stand, what waits for the person, what came in lately. */
export default function HomeApp(props: { modules: readonly HomeModule[] }) {
  const now = new Date();
  const firstName = () => account()?.usuario.nombre.split(' ')[0];
  const open = () => props.modules.filter(({ name }) => may(name, 'leer'));
  const withFigures = () => open().filter(({ figures }) => figures.length > 0);
  const withMine = () => open().filter((module) => module.mine !== undefined);

  onMount(() => {
    document.title = 'Inicio · GORE_OS';
  });

  return (
    <Show when={account()} fallback={<HomeSkeleton />}>
      <header class="mb-7">
        <p class="text-sm text-dim first-letter:uppercase">{formatLongDay(now)}</p>
        <h1 class="mt-0.5 text-2xl">
          {greeting(now)}, {firstName()}
        </h1>
      </header>
      <For each={withFigures()}>{(module) => <Figures module={module} />}</For>
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div class="min-w-0 space-y-6">
          <For each={withMine()} fallback={<Shortcuts modules={open()} />}>
            {(module) => <MyRecords module={module} filter={mine} />}
          </For>
        </div>
        <Show when={may('importacion', 'leer')}>
          <RecentImports />
        </Show>
      </div>
    </Show>
  );
}

const HomeSkeleton = () => (
  <div class="space-y-6" aria-busy="true">
    <div class="space-y-3" aria-hidden="true">
      <span class="skeleton w-40" />
      <span class="skeleton h-7 w-72" />
    </div>
    <div class="sheet h-24" />
    <div class="grid gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div class="sheet h-80" />
      <div class="sheet h-60" />
    </div>
  </div>
);

/** For whom no module keeps a list of their own: the modules themselves. */
const Shortcuts = (props: { modules: readonly HomeModule[] }) => (
  <section class="sheet">
    <h2 class="border-b border-line px-5 py-3 text-lg">Módulos</h2>
    <ul class="grid sm:grid-cols-2">
      <For each={props.modules}>
        {(module) => (
          <li>
            <a class="option min-h-11 px-5" href={`/${module.name}`}>
              <span class="grow">{module.label}</span>
              <Icon name="chevronRight" class="size-4 text-dim" />
            </a>
          </li>
        )}
      </For>
    </ul>
  </section>
);
