import { For } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { moduleHref } from '../../lib/place.ts';
import { Icon } from '../ui/Icon.tsx';

/** Way back from a record to its list. */
export const BackLink = (props: { schema: Schema }) => (
  <a
    href={moduleHref(props.schema.name)}
    class="no-print -ml-1 inline-flex items-center gap-1 text-sm text-dim no-underline hover:text-link"
  >
    <Icon name="chevronLeft" class="size-4" />
    {props.schema.label.many}
  </a>
);

/** A ficha before its record arrives. */
export const RecordSkeleton = (props: { schema: Schema }) => (
  <div aria-busy="true">
    <BackLink schema={props.schema} />
    <div class="mt-4 space-y-4" aria-hidden="true">
      <span class="skeleton h-6 w-2/3" />
      <span class="skeleton w-72" />
      <div class="grid gap-4 pt-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div class="sheet h-72" />
        <div class="sheet h-48" />
      </div>
    </div>
    <p class="sr-only" role="status">
      Cargando…
    </p>
  </div>
);

/** A form before its code arrives. */
export const FormSkeleton = (props: { title: string }) => (
  <div aria-busy="true">
    <h1 class="text-xl">{props.title}</h1>
    <div class="sheet mt-5 max-w-4xl space-y-6 p-5" aria-hidden="true">
      <For each={[1, 2, 3, 4, 5]}>
        {() => (
          <div class="space-y-2.5">
            <span class="skeleton w-32" />
            <span class="skeleton h-9 w-full" />
          </div>
        )}
      </For>
    </div>
  </div>
);
