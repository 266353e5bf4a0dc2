import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js';
import { fetchLookalikes } from '../../lib/api/map.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { formatNumber } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { createLoad } from '../../state/load.ts';
import { Icon } from '../ui/Icon.tsx';
import { StatePill } from '../ui/Pill.tsx';

interface OverlapNoticeProps {
  readonly schema: Schema;
  /** What is being written, as it would be saved; nothing while there is too little of it. */
  readonly draft: Readonly<Record<string, unknown>> | undefined;
}

/** The person goes on writing for so long before the portal looks. */
const pause = 700;

const distance = (meters: number): string =>
  meters < 1000 ? `a ${Math.round(meters)} m` : `a ${formatNumber(Math.round(meters / 100) / 10)} km`;

/** Tells whoever creates a record of those like it: a warning and links, nothing that stops them. */
export default function OverlapNotice(props: OverlapNoticeProps) {
  const [asked, setAsked] = createSignal<Readonly<Record<string, unknown>>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      () => JSON.stringify(props.draft),
      () => {
        clearTimeout(timer);
        const { draft } = props;
        timer = setTimeout(() => setAsked(draft), pause);
      },
    ),
  );
  onCleanup(() => clearTimeout(timer));
  const found = createLoad(asked, (draft, signal) => fetchLookalikes(props.schema.name, draft, signal));
  return (
    <div role="status" class="mt-4 empty:hidden">
      <Show when={props.draft && found.data()?.length ? found.data() : undefined}>
        {(alike) => (
          <div class="notice" data-tone="warn">
            <Icon name="alert" />
            <div>
              <p class="font-medium">Ya hay algo parecido: revise que no sea lo mismo antes de crearlo.</p>
              <ul class="mt-1 space-y-1">
                <For each={alike()}>
                  {(record) => (
                    <li class="flex flex-wrap items-center gap-x-2">
                      <a href={recordHref(props.schema.name, record.id)} target="_blank" rel="noopener">
                        {record.title || record.codigo}
                      </a>
                      <span class="tabular-nums">{record.codigo}</span>
                      <StatePill schema={props.schema} state={record.estado} />
                      <span>
                        {[
                          record.meters !== null && distance(record.meters),
                          record.sameExecutor && 'mismo ejecutor',
                        ]
                          .filter(Boolean)
                          .join(', ')}
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          </div>
        )}
      </Show>
    </div>
  );
}
