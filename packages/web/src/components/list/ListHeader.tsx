import { type JSX, Show } from 'solid-js';
import { newLabel, type Schema } from '../../lib/descriptor.ts';
import { formatTotal, type Total } from '../../lib/list/page.ts';
import { may } from '../../state/session.ts';
import { Icon } from '../ui/Icon.tsx';

/** What the list holds, how much of it, and what one can add. */
export const ListHeader = (props: {
  schema: Schema;
  total: Total | undefined;
  canCreate: boolean;
  children?: JSX.Element;
}) => (
  <header class="flex flex-wrap items-start gap-x-4 gap-y-2">
    <div class="min-w-0 grow">
      <h1 id="list-title" class="flex items-baseline gap-2.5 text-xl">
        {props.schema.label.many}
        <span class="text-base font-normal text-dim tabular-nums" role="status">
          {props.total && formatTotal(props.total)}
        </span>
      </h1>
      <p class="text-sm text-dim">{props.schema.about}</p>
    </div>
    <div class="no-print flex gap-2">
      {props.children}
      <Show when={props.schema.sheets.length && may(props.schema.name, 'importar')}>
        <a class="btn max-sm:hidden" href={`/importaciones?modulo=${props.schema.name}`}>
          <Icon name="upload" class="size-4" />
          Importar
        </a>
      </Show>
      <Show when={props.canCreate}>
        <a class="btn btn-primary" href={`/${props.schema.name}/nuevo`}>
          <Icon name="plus" class="size-4" />
          {newLabel(props.schema)}
        </a>
      </Show>
    </div>
  </header>
);
