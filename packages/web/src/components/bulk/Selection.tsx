import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import {
  createEffect,
  createMemo,
  createSignal,
  For,
  type JSX,
  lazy,
  on,
  onCleanup,
  onMount,
  Show,
  Suspense,
} from 'solid-js';
import { fetchSelection } from '../../lib/api/jobs.ts';
import { toProblem } from '../../lib/api/problem.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { columnNames } from '../../lib/list/columns.ts';
import {
  type Selection as Chosen,
  inState,
  rowsBetween,
  sharedFields,
  sharedVerbs,
  withRows,
} from '../../lib/list/selection.ts';
import { writeApiQuery } from '../../lib/list/state.ts';
import type { RecordRow } from '../../lib/record.ts';
import { isDanger } from '../../lib/verbs.ts';
import { may } from '../../state/session.ts';
import { useKey } from '../../state/shortcuts.ts';
import { say } from '../../state/toasts.ts';
import type { ListModel } from '../list/list-model.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import { ExportMenu } from './ExportMenu.tsx';

const BulkDialog = lazy(() => import('./BulkDialog.tsx'));

/** Draws the box that chooses a row. */
export type Mark = (row: RecordRow) => JSX.Element;

interface SelectionProps {
  readonly schema: Schema;
  readonly model: ListModel;
  /** Told how each row is chosen, for as long as rows can be. */
  readonly onMark: (mark: Mark | undefined) => void;
  readonly onClose: () => void;
}

/** Address of the row the focus is on. */
const focusedRow = (): string | undefined =>
  document.activeElement instanceof HTMLAnchorElement && document.activeElement.matches('[data-row]')
    ? decodeURIComponent(document.activeElement.pathname.split('/').at(-1) ?? '')
    : undefined;

/** The bar of what is chosen in a list and what can be done with all of it at once. */
export default function Selection(props: SelectionProps) {
  const [chosen, setChosen] = createSignal<Chosen>(new Map());
  const [asking, setAsking] = createSignal<{ readonly verb: VerbDescriptor | undefined }>();
  const [busy, setBusy] = createSignal(false);
  let anchor: string | undefined;
  let acted = false;

  const { state } = props.model;
  const rows = () => props.model.rows() ?? [];
  const query = () =>
    writeApiQuery({ ...state(), cursor: '' }, columnNames(props.schema, props.model.columns()));
  const verbs = createMemo(() =>
    sharedVerbs(props.schema).filter(({ name }) => may(props.schema.name, name)),
  );
  const canEdit = () => may(props.schema.name, 'editar') && sharedFields(props.schema).length > 0;
  const assigning = () =>
    verbs()
      .filter(({ inputs }) => inputs.some(({ name }) => name === props.schema.assignee))
      .slice(0, 1);
  const others = () => verbs().filter((verb) => !assigning().includes(verb) && inState(chosen(), verb) > 0);
  const whole = () => rows().length > 0 && rows().every(({ id }) => chosen().has(id));
  const total = () => props.model.page.data()?.meta.total ?? 0;

  const toggle = (id: string, range: boolean): void => {
    const on = !chosen().has(id);
    const some = range ? rowsBetween(rows(), anchor, id) : rows().filter((row) => row.id === id);
    setChosen((before) => withRows(before, some, range || on));
    anchor = id;
  };
  const choosePage = (on: boolean): unknown => setChosen((before) => withRows(before, rows(), on));
  const chooseAll = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data, meta } = await fetchSelection(props.schema.name, query());
      setChosen(withRows(new Map(), data, true));
      if (meta.total > meta.most)
        say(
          `La lista tiene ${formatInteger(meta.total)}: se eligieron los primeros ${formatInteger(meta.most)}.`,
        );
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };

  const Box = (one: { row: RecordRow }) => (
    <input
      type="checkbox"
      class="pick"
      aria-label={`Elegir ${one.row.codigo || one.row.id}`}
      checked={chosen().has(one.row.id)}
      onClick={(event) => toggle(one.row.id, event.shiftKey)}
    />
  );
  onMount(() => {
    props.onMark((row) => <Box row={row} />);
    const first = focusedRow();
    if (first) toggle(first, false);
  });
  onCleanup(() => props.onMark(undefined));
  // What one searches for is another list: what was chosen in the first must not be changed unseen.
  createEffect(
    on(
      () => {
        const { page: _, cursor: __, size: ___, sort: ____, ...asked } = state();
        return JSON.stringify(asked);
      },
      () => setChosen(new Map()),
      { defer: true },
    ),
  );
  useKey((key) => {
    if (key === 'Escape') {
      if (chosen().size) setChosen(new Map());
      else props.onClose();
      return true;
    }
    const row = focusedRow();
    if (!row || !['x', 'X', ' '].includes(key)) return false;
    toggle(row, key === 'X');
    return true;
  });

  return (
    <section class="selection-bar no-print" aria-label="Selección">
      <label class="flex items-center gap-2">
        <input
          type="checkbox"
          checked={whole()}
          onChange={(event) => choosePage(event.currentTarget.checked)}
        />
        <span>Toda la página</span>
      </label>
      <p class="grow text-sm" role="status">
        <Show
          when={chosen().size}
          fallback={<span class="text-dim">Marque filas con x; Mayús + clic, un rango.</span>}
        >
          <strong class="tabular-nums">{formatInteger(chosen().size)}</strong> en la selección
        </Show>
      </p>
      <Show when={whole() && total() > chosen().size}>
        <button type="button" class="btn btn-quiet btn-sm" disabled={busy()} onClick={chooseAll}>
          Elegir toda la lista
        </button>
      </Show>
      <For each={assigning()}>
        {(verb) => (
          <button
            type="button"
            class="btn btn-sm"
            disabled={!chosen().size}
            onClick={() => setAsking({ verb })}
          >
            <Icon name="personas" class="size-4" />
            {verb.label}
          </button>
        )}
      </For>
      <Show when={canEdit()}>
        <button
          type="button"
          class="btn btn-sm"
          disabled={!chosen().size}
          onClick={() => setAsking({ verb: undefined })}
        >
          <Icon name="edit" class="size-4" />
          Editar
        </button>
      </Show>
      <Show when={chosen().size && others().length}>
        <Popover
          kind="menu"
          triggerClass="btn btn-sm"
          class="w-72"
          trigger={
            <>
              Más acciones
              <Icon name="chevronDown" class="size-4 text-dim" />
            </>
          }
        >
          {(close) => (
            <For each={others()}>
              {(verb) => (
                <button
                  type="button"
                  role="menuitem"
                  class="option"
                  classList={{ 'text-bad': isDanger(verb) }}
                  onClick={() => {
                    close();
                    setAsking({ verb });
                  }}
                >
                  <span class="grow">{verb.label}</span>
                  <span class="text-xs text-dim tabular-nums">
                    {formatInteger(inState(chosen(), verb))} de {formatInteger(chosen().size)}
                  </span>
                </button>
              )}
            </For>
          )}
        </Popover>
      </Show>
      <Show when={may(props.schema.name, 'exportar')}>
        <ExportMenu module={props.schema.name} query={query} />
      </Show>
      <button
        type="button"
        class="btn btn-quiet btn-icon btn-sm"
        aria-label="Dejar de elegir"
        onClick={props.onClose}
      >
        <Icon name="close" />
      </button>
      <Suspense>
        <Show when={asking()} keyed>
          {({ verb }) => (
            <BulkDialog
              schema={props.schema}
              selection={chosen()}
              verb={verb}
              onClose={() => {
                setAsking(undefined);
                if (acted) setChosen(new Map());
                acted = false;
              }}
              onDone={() => {
                acted = true;
                props.model.page.reload();
              }}
            />
          )}
        </Show>
      </Suspense>
    </section>
  );
}
