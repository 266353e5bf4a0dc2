import { createMemo, For, onCleanup, onMount, Show } from 'solid-js';
import { fetchRelations, getRecord } from '../../lib/api/records.ts';
import { findField, pickFields, type Schema } from '../../lib/descriptor.ts';
import { formatCount } from '../../lib/format/number.ts';
import { formatValue } from '../../lib/format/value.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue, isEmpty } from '../../lib/record.ts';
import { shownSections } from '../../lib/sections.ts';
import { createLoad } from '../../state/load.ts';
import { Facts } from '../record/Facts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { StatePill } from '../ui/Pill.tsx';

interface PeekPanelProps {
  readonly schema: Schema;
  readonly id: string;
  readonly onClose: () => void;
}

/** A record beside its list: what it holds and what hangs from it, without leaving the row one is at. */
export default function PeekPanel(props: PeekPanelProps) {
  const record = createLoad(
    () => ({ module: props.schema.name, id: props.id }),
    ({ module, id }, signal) => getRecord(module, id, signal),
  );
  const relations = createLoad(
    () => (props.schema.relations.length ? props.id : undefined),
    (id) => fetchRelations(props.schema.name, id),
  );
  const shown = () => (record.data()?.data.id === props.id ? record.data() : undefined);
  const title = createMemo(() => {
    const field = findField(props.schema, props.schema.title);
    const row = shown()?.data;
    return row && field ? formatValue(field, fieldValue(row, field)) : 'Cargando…';
  });
  const filled = (names: readonly string[]) => {
    const row = shown()?.data;
    return row
      ? pickFields(props.schema, names).filter(
          (field) => field.kind !== 'list' && !isEmpty(fieldValue(row, field)),
        )
      : [];
  };
  const sections = () =>
    shownSections(props.schema, (name) => shown()?.data[name])
      .map(({ title: heading, fields }) => ({
        heading,
        fields: filled(fields.map(({ name }) => name).filter((name) => name !== props.schema.title)),
      }))
      .filter(({ fields }) => fields.length > 0);

  onMount(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open')) return;
      event.preventDefault();
      props.onClose();
    };
    document.addEventListener('keydown', press);
    onCleanup(() => document.removeEventListener('keydown', press));
  });

  return (
    <aside class="peek sheet no-print" aria-label="Vista previa" aria-busy={record.busy()}>
      <header class="flex items-start gap-3 border-b border-line px-4 py-3">
        <div class="min-w-0 grow">
          <h2 class="text-base">{title()}</h2>
          <Show when={shown()}>
            {(answer) => (
              <p class="mt-1 flex flex-wrap items-center gap-2 text-sm text-dim tabular-nums">
                {answer().data.codigo}
                <Show when={props.schema.states.length > 1}>
                  <StatePill schema={props.schema} state={answer().data.estado} />
                </Show>
              </p>
            )}
          </Show>
        </div>
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-sm -mr-1"
          aria-label="Cerrar la vista previa"
          onClick={() => props.onClose()}
        >
          <Icon name="close" />
        </button>
      </header>
      <section class="scrolls min-h-0 grow" tabindex={0} aria-label={`Datos de ${title()}`}>
        <Show when={record.problem()}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={record.reload} />}
        </Show>
        <Show when={shown()}>
          {(answer) => (
            <For each={sections()}>
              {({ heading, fields }) => (
                <section class="border-b border-line px-4 py-3">
                  <h3 class="mb-2 text-sm font-medium text-dim">{heading}</h3>
                  <Facts fields={fields} record={answer()} rows />
                </section>
              )}
            </For>
          )}
        </Show>
        <Show when={relations.data()?.some(({ count }) => count > 0)}>
          <ul class="px-4 py-3 text-sm">
            <For each={relations.data()?.filter(({ count }) => count > 0)}>
              {({ module, by, label, count }) => (
                <li>
                  <a href={`${recordHref(props.schema.name, props.id)}?ver=${module}.${by}`}>
                    {label}: {formatCount(count, 'registro', 'registros')}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </section>
      <footer class="border-t border-line px-4 py-2.5">
        <a class="btn" href={recordHref(props.schema.name, props.id)}>
          Abrir la ficha
          <Icon name="arrowRight" class="size-4" />
        </a>
      </footer>
    </aside>
  );
}
