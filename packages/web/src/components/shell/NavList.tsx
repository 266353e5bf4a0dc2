import { For, Show } from 'solid-js';
import { moduleHref } from '../../lib/place.ts';
import { account, holdsPower } from '../../state/session.ts';
import { Icon, moduleIcon } from '../ui/Icon.tsx';
import { NavModules } from './NavModules.tsx';

const NavSkeleton = () => (
  <div class="space-y-4 p-3" aria-hidden="true">
    <For each={['w-24', 'w-32', 'w-20', 'w-28', 'w-24']}>
      {(width) => <span class={`skeleton ${width}`} />}
    </For>
  </div>
);

/** Pages that belong to no module. */
const places = [
  ['inicio', '/', 'home', 'Inicio'],
  ['mapa', '/mapa', 'mapa', 'Mapa'],
  ['buscar', '/buscar', 'search', 'Buscar'],
  ['informes', '/informes', 'informe', 'Informes'],
] as const;

/** What the person has to do, across modules. */
const agendas = () =>
  (account()?.packs ?? [])
    .flatMap(({ modulos }) => modulos)
    .flatMap((module) => (module.agendas ?? []).map((view) => ({ module, view })));

/** Modules by pack, as far as they are open to the person. */
export const NavList = (props: { active?: string }) => (
  <div class="px-3 pb-6">
    <For each={places}>
      {([name, href, icon, label]) => (
        <a href={href} class="nav-item" aria-current={props.active === name ? 'page' : undefined}>
          <Icon name={icon} />
          {label}
        </a>
      )}
    </For>
    <For each={agendas()}>
      {({ module, view }) => (
        <a href={`${moduleHref(module.name)}?vista=${view.name}`} class="nav-item">
          <Icon name={moduleIcon(module.icon)} />
          <span class="truncate">{view.label}</span>
        </a>
      )}
    </For>
    <Show when={account()} fallback={<NavSkeleton />}>
      {(mine) => (
        <For each={mine().packs}>
          {(pack) => (
            <section class="mt-5">
              <h2 class="mb-1 px-3 text-xs font-medium tracking-normal text-dim">{pack.label}</h2>
              <NavModules modules={pack.modulos} active={props.active} />
            </section>
          )}
        </For>
      )}
    </Show>
    <Show when={holdsPower('auditar')}>
      <a
        href="/auditoria"
        class="nav-item mt-5"
        aria-current={props.active === 'auditoria' ? 'page' : undefined}
      >
        <Icon name="lock" />
        Auditoría
      </a>
    </Show>
    <Show when={holdsPower('operar')}>
      <a href="/sistema" class="nav-item" aria-current={props.active === 'sistema' ? 'page' : undefined}>
        <Icon name="sliders" />
        Sistema
      </a>
    </Show>
    <Show when={holdsPower('vigilarRespaldos')}>
      <a href="/respaldos" class="nav-item" aria-current={props.active === 'respaldos' ? 'page' : undefined}>
        <Icon name="restore" />
        Respaldos
      </a>
    </Show>
  </div>
);
