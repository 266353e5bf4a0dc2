import type { MatrixModule } from '@gore/core/kernel/declare/matrix.ts';
import { createSignal, For, Show } from 'solid-js';
import { differences, foundVerbs, type ModuleDraft } from '../../lib/roles/draft.ts';
import { Icon } from '../ui/Icon.tsx';
import { HiddenFields } from './HiddenFields.tsx';
import { VerbRow } from './VerbRow.tsx';

interface RoleModuleProps {
  readonly module: MatrixModule;
  readonly draft: ModuleDraft;
  /** What is being looked for; a module where it is found opens by itself. */
  readonly search: string;
  readonly onlyDifferent: boolean;
  readonly onChange: (draft: ModuleDraft) => void;
}

const places = (count: number) => (count === 1 ? '1 cambio' : `${count} cambios`);

/** One module of the matrix: closed it says how much differs, open it has every verb and field. */
export const RoleModule = (props: RoleModuleProps) => {
  const [opened, setOpened] = createSignal<boolean>();
  const narrowed = () => props.search.trim() !== '' || props.onlyDifferent;
  const open = () => opened() ?? narrowed();
  const verbs = () => foundVerbs(props.module, props.draft, props.search, props.onlyDifferent);
  const labels = () => new Map(props.module.verbs.map(({ name, label }) => [name, label]));
  const changes = () => differences(props.module, props.draft);
  const fresh = () => props.module.verbs.filter(({ isNew }) => isNew).length;
  // What everybody may do, whoever has the role may do too.
  const given = () =>
    props.module.verbs.filter(({ name, everybody }) => props.draft.verbs[name] || everybody).length;
  const id = () => `modulo-${props.module.name}`;

  return (
    <section class="sheet">
      <h2>
        <button
          type="button"
          class="role-module"
          aria-expanded={open()}
          aria-controls={id()}
          onClick={() => setOpened(!open())}
        >
          <Icon name={open() ? 'chevronDown' : 'chevronRight'} class="text-dim" />
          <span class="grow text-left">
            {props.module.label}
            <span class="ml-2 text-sm font-normal text-dim">
              {given()} de {props.module.verbs.length} acciones
            </span>
          </span>
          <Show when={props.module.off}>
            <span class="pill">pack apagado</span>
          </Show>
          <Show when={fresh()}>
            <span class="pill" data-tone="info">
              {fresh()} por revisar
            </span>
          </Show>
          <Show when={changes()}>
            <span class="pill" data-tone="warn">
              {places(changes())}
            </span>
          </Show>
        </button>
      </h2>
      <div id={id()} hidden={!open()}>
        <Show when={open()}>
          <section class="scrolls border-t border-line" tabindex="0" aria-label={props.module.label}>
            <table class="plain-table role-table">
              <thead>
                <tr>
                  <th scope="col">Acción</th>
                  <th scope="col">Alcance</th>
                  <th scope="col">Diferencia</th>
                  <th scope="col">Cuatro ojos: no quien hizo</th>
                </tr>
              </thead>
              <tbody>
                <For each={verbs()}>
                  {(verb) => (
                    <VerbRow
                      module={props.module}
                      verb={verb}
                      labels={labels()}
                      draft={props.draft}
                      onChange={props.onChange}
                    />
                  )}
                </For>
              </tbody>
            </table>
          </section>
          <HiddenFields module={props.module} draft={props.draft} onChange={props.onChange} />
        </Show>
      </div>
    </section>
  );
};
