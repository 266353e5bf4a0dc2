import { For, Show } from 'solid-js';
import { findField, type Schema } from '../../lib/descriptor.ts';
import { formatValue } from '../../lib/format/value.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue, isEmpty, pointed, type RecordRow } from '../../lib/record.ts';
import type { Mark } from '../bulk/Selection.tsx';
import { StatePill } from '../ui/Pill.tsx';
import { Value } from '../ui/Value.tsx';
import type { ListModel } from './list-model.ts';

/** Values a card shows besides code, state and title. */
const facts = 4;

interface ListCardsProps {
  readonly schema: Schema;
  readonly model: ListModel;
  readonly mark: Mark | undefined;
}

const Card = (props: ListCardsProps & { readonly row: RecordRow }) => {
  const title = () => {
    const field = findField(props.schema, props.schema.title);
    return field ? formatValue(field, fieldValue(props.row, field)) : props.row.codigo;
  };
  const shown = () =>
    props.model
      .columns()
      .filter(({ name }) => name !== 'codigo' && name !== 'estado' && name !== props.schema.title)
      .filter((field) => !isEmpty(fieldValue(props.row, field)))
      .slice(0, facts);
  return (
    <li class="relative px-4 py-3 focus-within:bg-hover">
      <div class="flex items-center gap-3">
        {props.mark?.(props.row)}
        <span class="grow text-sm text-dim tabular-nums">{props.row.codigo}</span>
        <Show when={props.schema.states.length > 1}>
          <StatePill schema={props.schema} state={props.row.estado} />
        </Show>
      </div>
      <a
        data-row
        href={recordHref(props.schema.name, props.row.id)}
        class="mt-0.5 block font-medium text-ink no-underline after:absolute after:inset-0"
      >
        {title()}
      </a>
      <dl class="mt-1.5 grid grid-cols-2 gap-x-4 gap-y-1 text-sm empty:hidden">
        <For each={shown()}>
          {(field) => (
            <div class="min-w-0">
              <dt class="truncate text-xs text-dim">{field.label}</dt>
              <dd class="truncate tabular-nums">
                <Value
                  field={pointed(props.row, field, props.model.refs())}
                  value={fieldValue(props.row, field)}
                  refs={props.model.refs()}
                  money={props.model.preferences().money}
                />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </li>
  );
};

/** The list on a narrow screen: one card a record. */
const ListCards = (props: ListCardsProps) => (
  <Show
    when={props.model.rows()}
    fallback={
      <div class="space-y-8 p-4" aria-hidden="true">
        <For each={[1, 2, 3, 4, 5, 6]}>
          {() => (
            <div class="space-y-2.5">
              <span class="skeleton w-24" />
              <span class="skeleton w-full" />
              <span class="skeleton w-2/3" />
            </div>
          )}
        </For>
      </div>
    }
  >
    <ul class="divide-y divide-line">
      <For each={props.model.rows()}>{(row) => <Card {...props} row={row} />}</For>
    </ul>
  </Show>
);

export default ListCards;
