import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import type { RoleMatrix as Matrix } from '../../lib/api/roles.ts';
import {
  type Draft,
  deltaOf,
  draftOf,
  foundVerbs,
  type ModuleDraft,
  sameDraft,
} from '../../lib/roles/draft.ts';
import { may } from '../../state/session.ts';
import { EmptyState } from '../ui/Notice.tsx';
import { RoleModule } from './RoleModule.tsx';
import { SaveDialog } from './SaveDialog.tsx';

interface RoleMatrixProps {
  readonly matrix: Matrix;
  readonly search: string;
  readonly onlyDifferent: boolean;
  readonly onSaved: () => void;
}

/** What a role may do in every module, to be changed here and kept all at once. */
export const RoleMatrix = (props: RoleMatrixProps) => {
  const modules = () => props.matrix.modulos;
  const start = createMemo(() => draftOf(modules()));
  const [draft, setDraft] = createSignal<Draft>(start());
  const [saving, setSaving] = createSignal(false);
  const dirty = createMemo(() => !sameDraft(modules(), start(), draft()));
  const shown = () =>
    modules().filter(
      (module) => foundVerbs(module, draft()[module.name], props.search, props.onlyDifferent).length > 0,
    );
  const change = (name: string, module: ModuleDraft) => setDraft((now) => ({ ...now, [name]: module }));

  const warn = (event: BeforeUnloadEvent) => {
    if (dirty()) event.preventDefault();
  };
  onMount(() => addEventListener('beforeunload', warn));
  onCleanup(() => removeEventListener('beforeunload', warn));

  return (
    <>
      <div class="space-y-3">
        <For
          each={shown().map(({ name }) => name)}
          fallback={
            <div class="sheet">
              <EmptyState icon="search" title="Nada coincide">
                <p>Cambie la búsqueda o muestre también lo que viene de fábrica.</p>
              </EmptyState>
            </div>
          }
        >
          {(name) => (
            <Show when={modules().find((module) => module.name === name)}>
              {(module) => (
                <Show when={draft()[name]}>
                  {(mine) => (
                    <RoleModule
                      module={module()}
                      draft={mine()}
                      search={props.search}
                      onlyDifferent={props.onlyDifferent}
                      onChange={(next) => change(name, next)}
                    />
                  )}
                </Show>
              )}
            </Show>
          )}
        </For>
      </div>
      <Show when={dirty() && may('rol', 'ajustar')}>
        <section class="role-save" aria-label="Cambios sin guardar">
          <p class="grow font-medium">Hay cambios sin guardar</p>
          <button type="button" class="btn" onClick={() => setDraft(start())}>
            Descartar
          </button>
          <button type="button" class="btn btn-primary" onClick={() => setSaving(true)}>
            Guardar…
          </button>
        </section>
      </Show>
      <Show when={saving()}>
        <SaveDialog
          role={props.matrix.rol}
          delta={deltaOf(modules(), draft())}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false);
            props.onSaved();
          }}
        />
      </Show>
    </>
  );
};
