import { createEffect, For, on, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { fetchNotices, type NoticeRow } from '../../lib/api/notices.ts';
import { createLoad } from '../../state/load.ts';
import { inboxChange, setRead, unread } from '../../state/notices.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { NoticeRowView } from './NoticeRowView.tsx';

const shown = 8;

/** The newest notices under the bell. */
export default function NoticePanel(props: { onClose: () => void }) {
  const found = createLoad(
    () => shown,
    (limit, signal) => fetchNotices({ unread: false, limit }, signal),
  );
  const [rows, setRows] = createStore<NoticeRow[]>([]);
  createEffect(() => setRows(reconcile([...(found.data()?.data ?? [])], { key: 'id' })));
  createEffect(on(inboxChange, () => found.reload(), { defer: true }));
  return (
    <section aria-label="Avisos" aria-busy={found.busy()}>
      <div class="flex items-center gap-2 border-b border-line px-4 py-2.5">
        <h2 class="grow text-base">Avisos</h2>
        <Show when={unread()}>
          <button type="button" class="btn btn-quiet btn-sm" onClick={() => setRead('todos')}>
            Marcar todo como leído
          </button>
        </Show>
      </div>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="h-40" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        <Show when={rows.length} fallback={<EmptyState icon="bell" title="No tiene avisos" />}>
          <ul class="divide-y divide-line">
            <For each={rows}>
              {(notice) => (
                <li class="notice-row" data-unread={notice.leido ? undefined : ''}>
                  <NoticeRowView notice={notice} onOpen={props.onClose} />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
      <div class="flex gap-4 border-t border-line px-4 py-2.5 text-sm">
        <a href="/avisos" class="grow font-medium">
          Ver todos
        </a>
        <a href="/avisos?ver=preferencias">Cómo me avisan</a>
      </div>
    </section>
  );
}
