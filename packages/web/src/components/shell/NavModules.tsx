import { createSignal, For, Show } from 'solid-js';
import type { MenuModule } from '../../lib/api/account.ts';
import { menuEntry } from '../../lib/place.ts';
import { Icon, moduleIcon } from '../ui/Icon.tsx';

interface NavModulesProps {
  readonly modules: readonly MenuModule[];
  readonly active?: string | undefined;
}

const Entry = (props: { module: MenuModule; active?: string | undefined }) => {
  const entry = () => menuEntry(props.module.name, props.module.label.many);
  return (
    <a
      href={entry().href}
      class="nav-item grow"
      aria-current={props.active === props.module.name ? 'page' : undefined}
    >
      <Icon name={moduleIcon(props.module.icon)} />
      <span class="min-w-0">{entry().label}</span>
    </a>
  );
};

/** A module with those that belong to it: they show while one is in them, or on demand. */
const Family = (props: NavModulesProps & { module: MenuModule }) => {
  const members = () => props.modules.filter(({ under }) => under === props.module.name);
  const [asked, setAsked] = createSignal<boolean>();
  const isOpen = () => asked() ?? [props.module, ...members()].some(({ name }) => name === props.active);
  return (
    <li>
      <div class="flex items-center">
        <Entry module={props.module} active={props.active} />
        <Show when={members().length}>
          <button
            type="button"
            class="btn btn-quiet btn-icon btn-sm flex-none"
            aria-expanded={isOpen()}
            aria-label={`Lo que hay en ${props.module.label.many}`}
            onClick={() => setAsked(!isOpen())}
          >
            <Icon name={isOpen() ? 'chevronDown' : 'chevronRight'} class="size-4" />
          </button>
        </Show>
      </div>
      <Show when={members().length && isOpen()}>
        <ul class="ml-5 border-l border-line pl-1">
          <For each={members()}>
            {(module) => (
              <li class="flex">
                <Entry module={module} active={props.active} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </li>
  );
};

/** The modules of a pack in the menu. */
export const NavModules = (props: NavModulesProps) => (
  <ul>
    <For each={props.modules.filter(({ under }) => under === undefined)}>
      {(module) => <Family modules={props.modules} module={module} active={props.active} />}
    </For>
  </ul>
);
