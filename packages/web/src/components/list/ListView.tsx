import { createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { change, cleared, isNarrowed, withFilter } from '../../lib/list/state.ts';
import { isNarrow } from '../../state/narrow.ts';
import { may } from '../../state/session.ts';
import type { Mark } from '../bulk/Selection.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { createPeeking } from '../peek/peeking.ts';
import { SavedMenu } from '../saved/SavedMenu.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { ViewSwitch } from '../view/ViewSwitch.tsx';
import { ListHeader } from './ListHeader.tsx';
import { ListNotices } from './ListNotices.tsx';
import { ListPaging } from './ListPaging.tsx';
import { ListTable } from './ListTable.tsx';
import { useListKeys } from './list-keys.ts';
import { createListModel, type ListViewProps } from './list-model.ts';
import { NamedFilters } from './NamedFilters.tsx';
import { ViewMenu } from './ViewMenu.tsx';

const ActiveFilters = lazy(() => import('../filter/ActiveFilters.tsx'));
const ListCards = lazy(() => import('./ListCards.tsx'));
const Selection = lazy(() => import('../bulk/Selection.tsx'));
const PeekPanel = lazy(() => import('../peek/PeekPanel.tsx'));
const NoRows = lazy(() => import('./NoRows.tsx'));

/** The records of a module: what is asked of them stands in the address, and the server does the asking. */
export const ListView = (props: ListViewProps) => {
  const model = createListModel(props);
  const { state, page, show } = model;
  const [selecting, setSelecting] = createSignal(false);
  const [mark, setMark] = createSignal<Mark>();
  let frame: HTMLElement | undefined;

  const clear = (): void => show(cleared(state()));
  const filter = (name: string, value: string): void => show(withFilter(state(), name, value));
  const canCreate = () => may(props.schema.name, 'crear');

  const shownFrame = () => (props.active ? frame : undefined);
  const peeking = createPeeking({ frame: shownFrame, beside: () => model.preferences().beside });
  useListKeys({
    frame: shownFrame,
    onSelect: () => !selecting() && setSelecting(true),
    onCreate: () => canCreate() && props.router.go(`/${props.schema.name}/nuevo`),
  });

  return (
    <section ref={frame} class="list-frame" hidden={!props.active} aria-labelledby="list-title">
      <ListHeader schema={props.schema} total={page.data()?.meta} canCreate={canCreate()}>
        <SavedMenu schema={props.schema} state={state()} complete={model.complete} onShow={show} />
      </ListHeader>
      <ListNotices schema={props.schema} search={props.search} model={model} active={props.active} />
      <ViewSwitch schema={props.schema} state={state()} />
      <NamedFilters schema={props.schema} state={state()} />
      <div class="flex items-start gap-2">
        <div class="min-w-0 grow">
          <FilterBar
            schema={props.schema}
            state={state()}
            refs={model.refs()}
            onFilter={filter}
            onClear={clear}
            onSearch={(q) => q !== state().q && show(change(state(), { q }), true)}
          />
        </div>
        <ViewMenu
          schema={props.schema}
          columns={model.columns()}
          preferences={model.preferences()}
          onChange={model.changePreferences}
          state={state()}
          onShow={show}
        />
        <button
          type="button"
          class="btn no-print"
          aria-pressed={selecting()}
          onClick={() => setSelecting((on) => !on)}
        >
          <Icon name="check" class="size-4" />
          Acciones
        </button>
      </div>
      <Show when={isNarrowed(state())}>
        <Suspense>
          <ActiveFilters
            schema={props.schema}
            state={state()}
            refs={model.refs()}
            onFilter={filter}
            onClear={clear}
          />
        </Suspense>
      </Show>
      <div class="list-beside" data-peek={peeking.id() ? '' : undefined}>
        <div class="list-body sheet">
          <Suspense>
            <Switch
              fallback={<ListTable schema={props.schema} model={model} active={props.active} mark={mark()} />}
            >
              <Match when={page.problem()}>
                {(problem) => (
                  <ProblemNotice
                    problem={problem()}
                    onRetry={page.reload}
                    title="No pudimos cargar la lista"
                  />
                )}
              </Match>
              <Match when={model.rows()?.length === 0}>
                <NoRows schema={props.schema} state={state()} canCreate={canCreate()} onClear={clear} />
              </Match>
              <Match when={isNarrow()}>
                <ListCards schema={props.schema} model={model} mark={mark()} />
              </Match>
            </Switch>
          </Suspense>
        </div>
        <Suspense>
          <Show when={peeking.id()}>
            {(id) => <PeekPanel schema={props.schema} id={id()} onClose={peeking.close} />}
          </Show>
        </Suspense>
      </div>
      <Show when={selecting() && props.active}>
        <Suspense>
          <Selection
            schema={props.schema}
            model={model}
            onMark={(next) => setMark(() => next)}
            onClose={() => setSelecting(false)}
          />
        </Suspense>
      </Show>
      <ListPaging
        page={page.data()}
        state={state()}
        before={model.trail.before}
        onShow={show}
        onCount={model.countAll}
      />
    </section>
  );
};
