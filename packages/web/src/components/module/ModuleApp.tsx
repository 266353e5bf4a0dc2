import type { ModuleDescriptor } from '@gore/core/kernel/declare/describe.ts';
import {
  createEffect,
  createMemo,
  createSignal,
  lazy,
  Match,
  onMount,
  Show,
  Suspense,
  Switch,
} from 'solid-js';
import { fetchSchema } from '../../lib/api/records.ts';
import { newLabel, type Schema } from '../../lib/descriptor.ts';
import { idle } from '../../lib/idle.ts';
import type { View } from '../../lib/place.ts';
import { watchWidth } from '../../state/narrow.ts';
import { createRouter } from '../../state/router.ts';
import { ListView } from '../list/ListView.tsx';
import { pageViews } from '../view/ViewSwitch.tsx';
import { FormSkeleton, RecordSkeleton } from './skeletons.tsx';

const loadRecord = () => import('../record/RecordView.tsx');
const RecordView = lazy(loadRecord);
const ViewPage = lazy(() => import('../view/ViewPage.tsx'));
const FormView = lazy(() => import('../form/FormView.tsx'));

interface ModuleAppProps {
  /** The module as it is declared; the institution's own fields arrive later, from the API. */
  readonly descriptor: ModuleDescriptor;
  /** What the shell of this page shows first. */
  readonly view: View;
}

/** Everything about one module: its list, the ficha of each record and its form, without loading pages between them. */
export default function ModuleApp(props: ModuleAppProps) {
  const base = `/${props.descriptor.name}`;
  const [schema, setSchema] = createSignal<Schema>(props.descriptor);
  const [title, setTitle] = createSignal<string>();
  /** A form that cannot be sent yet is not shown: what people write in it would be lost. */
  const [ready, setReady] = createSignal(false);

  const router = createRouter(base, { view: props.view, search: '', address: base }, (scroll) => {
    setTitle(undefined);
    scrollTo(0, scroll ?? 0);
    document.getElementById('contenido')?.focus({ preventScroll: true });
  });
  const view = () => router.place().view;
  /** The declared view the address names, instead of the list; it stays the same when the schema arrives. */
  const other = createMemo(
    () => {
      const name = view() === 'list' ? new URLSearchParams(router.place().search).get('vista') : null;
      return name ? pageViews(schema()).find((one) => one.name === name) : undefined;
    },
    undefined,
    { equals: (before, now) => before?.name === now?.name },
  );
  const isList = () => view() === 'list' && !other();
  const [seen, setSeen] = createSignal(props.view === 'list');
  const listSearch = createMemo((last: string) => (isList() ? router.place().search : last), '');

  createEffect(() => {
    if (isList()) setSeen(true);
  });
  createEffect(() => {
    const words = {
      list: other()?.label ?? schema().label.many,
      new: newLabel(schema()),
      record: title() ?? schema().label.one,
    };
    document.title = `${words[view()]} · GORE_OS`;
  });
  onMount(() => {
    setReady(true);
    watchWidth();
    // The next step is nearly always a ficha: its code comes while the person reads the list.
    setTimeout(loadRecord, idle);
    fetchSchema(props.descriptor.name).then(setSchema, () => {
      // The declaration is enough to work with; each view tells of its own problems.
    });
  });

  return (
    <>
      <Show when={seen()}>
        <ListView schema={schema()} router={router} search={listSearch()} active={isList()} />
      </Show>
      <Switch>
        <Match when={other()} keyed>
          {(found) => (
            <Suspense fallback={<div class="sheet h-40" aria-busy="true" />}>
              <ViewPage schema={schema()} router={router} view={found} search={router.place().search} />
            </Suspense>
          )}
        </Match>
        <Match when={view() === 'new'}>
          <Show when={ready()} fallback={<FormSkeleton title={newLabel(schema())} />}>
            <Suspense fallback={<FormSkeleton title={newLabel(schema())} />}>
              <FormView schema={schema()} router={router} />
            </Suspense>
          </Show>
        </Match>
        <Match when={view() === 'record'}>
          <Show when={router.place().id} keyed fallback={<RecordSkeleton schema={schema()} />}>
            {(id) => (
              <Suspense fallback={<RecordSkeleton schema={schema()} />}>
                <RecordView schema={schema()} router={router} id={id} onTitle={setTitle} />
              </Suspense>
            )}
          </Show>
        </Match>
      </Switch>
    </>
  );
}
