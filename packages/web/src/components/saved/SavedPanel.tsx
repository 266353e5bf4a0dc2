import { createSignal, For, Show } from 'solid-js';
import { toProblem } from '../../lib/api/problem.ts';
import {
  changeView,
  fetchSavedViews,
  runOnView,
  type SavedView,
  savedViews,
} from '../../lib/api/saved-views.ts';
import { groupViews, showsView, viewHref, viewQuery } from '../../lib/list/saved.ts';
import { change } from '../../lib/list/state.ts';
import { createLoad } from '../../state/load.ts';
import { createListPreferences } from '../../state/preferences.ts';
import { account, may } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { Icon } from '../ui/Icon.tsx';
import { openNaming } from './ask-name.tsx';
import type { SavedProps } from './SavedMenu.tsx';
import { ShareView } from './ShareView.tsx';

interface SavedPanelProps extends SavedProps {
  readonly onClose: () => void;
  /** Told what the view on screen is called. */
  readonly onName: (name: string) => void;
}

/** The saved views of a module, and what can be done with the one on screen. */
export default function SavedPanel(props: SavedPanelProps) {
  const views = createLoad(() => props.schema.name, fetchSavedViews);
  const { preferences, change: prefer } = createListPreferences(props.schema.name);
  const [busy, setBusy] = createSignal(false);
  const me = () => account()?.usuario.id ?? '';
  const current = () => views.data()?.find(({ id }) => id === props.state.saved);
  const mayChange = (view: SavedView) => view.owner === me() || may('rol', 'ajustar');
  const query = () => viewQuery(props.schema, props.complete());
  const isStart = (view: SavedView) => preferences().start === viewHref(view).split('?')[1];

  /** Does something to a view; what went wrong is said, and the views are read again. */
  const attempt = async (act: () => Promise<unknown>, words: string): Promise<void> => {
    setBusy(true);
    try {
      await act();
      say(words);
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    } finally {
      setBusy(false);
      views.reload();
    }
  };
  const saveNew = (): void => {
    props.onClose();
    openNaming(props.schema.name, query(), ({ id, name }) => {
      props.onShow({ ...props.complete(), saved: id }, true);
      props.onName(name);
    });
  };
  const rename = (view: SavedView): void => {
    props.onClose();
    openNaming(props.schema.name, undefined, ({ name }) => props.onName(name), view);
  };
  const remove = (view: SavedView): Promise<void> =>
    attempt(async () => {
      await runOnView(view, 'eliminar');
      if (isStart(view)) prefer({ start: '' });
      props.onShow(change(props.state, { saved: '' }), true);
    }, `Se eliminó la vista «${view.name}».`);
  const begin = (view: SavedView): void => {
    const start = isStart(view) ? '' : (viewHref(view).split('?')[1] ?? '');
    prefer({ start });
    say(start ? `El módulo abrirá con «${view.name}».` : 'El módulo abrirá con la lista completa.');
  };

  return (
    <>
      <div class="scrolls max-h-72 py-1.5" aria-busy={views.busy()}>
        <For
          each={groupViews(views.data() ?? [], me())}
          fallback={
            <p class="px-4 py-2 text-dim" role="status">
              {views.problem()?.message ??
                (views.busy()
                  ? 'Cargando…'
                  : 'Guarde aquí las listas a las que vuelve: con sus filtros, orden y columnas.')}
            </p>
          }
        >
          {(group) => (
            <section>
              <h2 class="px-4 pt-2 pb-1 text-xs font-medium tracking-normal text-dim">{group.title}</h2>
              <ul>
                <For each={group.views}>
                  {(view) => (
                    <li>
                      <a
                        class="option px-4"
                        href={viewHref(view)}
                        aria-current={view.id === props.state.saved ? 'true' : undefined}
                        onClick={() => props.onClose()}
                      >
                        <span class="min-w-0 grow truncate">{view.name}</span>
                        <Show when={isStart(view)}>
                          <Icon name="home" class="size-4 text-dim" />
                          <span class="sr-only">, con ella abre el módulo</span>
                        </Show>
                        <Show when={view.id === props.state.saved}>
                          <Icon name="check" class="size-4 text-link" />
                        </Show>
                      </a>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
      <Show when={current()}>
        {(view) => (
          <div class="border-t border-line py-1.5">
            <Show when={mayChange(view()) && !showsView(props.schema, props.state, view())}>
              <button
                type="button"
                class="option px-4"
                disabled={busy()}
                onClick={() =>
                  attempt(
                    () => changeView(view(), { query: query() }),
                    `La vista «${view().name}» quedó al día.`,
                  )
                }
              >
                <Icon name="check" class="text-dim" />
                Guardar los cambios en «{view().name}»
              </button>
            </Show>
            <button type="button" class="option px-4" onClick={() => begin(view())}>
              <Icon name="home" class="text-dim" />
              {isStart(view()) ? 'No abrir más el módulo con ella' : 'Abrir el módulo con esta vista'}
            </button>
            <Show when={mayChange(view())}>
              <button type="button" class="option px-4" onClick={() => rename(view())}>
                <Icon name="edit" class="text-dim" />
                Cambiar el nombre
              </button>
              <ShareView view={view()} busy={busy()} onRun={attempt} />
              <button
                type="button"
                class="option px-4 text-bad"
                disabled={busy()}
                onClick={() => remove(view())}
              >
                <Icon name="trash" />
                Eliminar
              </button>
            </Show>
          </div>
        )}
      </Show>
      <Show when={views.data() && may(savedViews, 'crear')}>
        <div class="border-t border-line py-1.5">
          <button type="button" class="option px-4" onClick={saveNew}>
            <Icon name="plus" class="text-dim" />
            Guardar lo que se ve como una vista…
          </button>
        </div>
      </Show>
    </>
  );
}
