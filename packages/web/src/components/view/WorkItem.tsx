import type { VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { For, Show } from 'solid-js';
import { findField, type Schema } from '../../lib/descriptor.ts';
import { formatValue } from '../../lib/format/value.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue, type RecordRow, type Refs } from '../../lib/record.ts';
import { isDanger } from '../../lib/verbs.ts';
import { nextStep, verbsFrom } from '../../lib/views/moves.ts';
import { Icon } from '../ui/Icon.tsx';
import { Pill, StatePill } from '../ui/Pill.tsx';
import { Popover } from '../ui/Popover.tsx';
import type { Acting } from './acting.tsx';
import { DueDate } from './DueDate.tsx';

/** What every view needs to draw a record. */
export interface ViewContext {
  readonly schema: Schema;
  readonly refs: Refs;
  readonly today: string;
  readonly acting: Acting;
}

interface WorkItemProps extends ViewContext {
  readonly row: RecordRow;
  readonly date?: string;
  /** Flag that says it is overdue. */
  readonly late?: string;
  readonly rank?: string;
  /** `ref` field whose record stands under the title. */
  readonly about?: string;
  /** Says who answers for it, where one looks at what several people have. */
  readonly who?: boolean;
  /** A narrow card, as in the column of a board: its state is that of the column. */
  readonly narrow?: boolean;
}

const titleOf = ({ schema, row }: WorkItemProps): string => {
  const field = findField(schema, schema.title);
  return field ? formatValue(field, fieldValue(row, field)) : row.codigo;
};

const Actions = (props: WorkItemProps) => {
  const verbs = () => verbsFrom(props.schema, props.row.estado);
  const next = () => nextStep(props.schema, props.row.estado);
  const choose = (verb: VerbDescriptor, close: () => void): void => {
    close();
    props.acting.act(props.row, verb);
  };
  return (
    <div class="no-print flex flex-none items-center gap-1">
      <Show when={!props.narrow && next()}>
        {(verb) => (
          <button
            type="button"
            class="btn btn-sm max-sm:hidden"
            disabled={props.acting.busy() === props.row.id}
            aria-label={`${verb().label} ${props.row.codigo}`}
            onClick={() => props.acting.act(props.row, verb())}
          >
            {verb().label}
          </button>
        )}
      </Show>
      <Show when={verbs().length}>
        <Popover
          kind="menu"
          label={`Acciones de ${props.row.codigo}`}
          triggerClass="btn btn-quiet btn-icon btn-sm"
          class="w-56"
          trigger={<Icon name="dots" />}
        >
          {(close) => (
            <For each={verbs()}>
              {(verb) => (
                <button
                  type="button"
                  role="menuitem"
                  class="option"
                  classList={{ 'text-bad': isDanger(verb) }}
                  onClick={() => choose(verb, close)}
                >
                  {verb.label}
                </button>
              )}
            </For>
          )}
        </Popover>
      </Show>
    </div>
  );
};

const choiceLabel = ({ schema, rank, row }: WorkItemProps): string | undefined => {
  const choices = schema.fields.find(({ name }) => name === rank)?.choices ?? {};
  const [first] = Object.keys(choices);
  return rank !== undefined && row[rank] === first ? choices[String(first)] : undefined;
};

const nameOf = ({ schema, row, refs }: WorkItemProps, by: string | undefined): string | undefined => {
  const target = schema.fields.find(({ name }) => name === by)?.module;
  return by && target ? refs[target]?.[String(row[by])] : undefined;
};

/** A record in a view: what it is, when it is due, how it stands and what can be done with it at once. */
export const WorkItem = (props: WorkItemProps) => {
  const due = () => (props.date ? props.row[props.date] : undefined);
  const isLate = () => props.late !== undefined && props.row[props.late] === true;
  return (
    <div class="work-item" data-narrow={props.narrow ? '' : undefined}>
      <div class="min-w-0 grow">
        <a data-row href={recordHref(props.schema.name, props.row.id)} class="work-title">
          {titleOf(props)}
        </a>
        <p class="work-facts">
          <span class="flex-none whitespace-nowrap tabular-nums">{props.row.codigo}</span>
          <Show when={nameOf(props, props.about)}>{(name) => <span class="truncate">{name()}</span>}</Show>
        </p>
        <Show when={props.who && nameOf(props, props.schema.assignee)}>
          {(name) => <p class="work-facts">{name()}</p>}
        </Show>
      </div>
      <div class="work-side">
        <Show when={choiceLabel(props)}>{(label) => <Pill tone="bad" text={label()} />}</Show>
        <Show when={!props.narrow}>
          <StatePill schema={props.schema} state={props.row.estado} />
        </Show>
        <Show when={due()}>
          {(date) => <DueDate date={String(date())} today={props.today} late={isLate()} />}
        </Show>
        <Actions {...props} />
      </div>
    </div>
  );
};
