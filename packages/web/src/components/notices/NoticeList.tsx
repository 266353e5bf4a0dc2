import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { fetchNotices, type NoticeRow } from '../../lib/api/notices.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { inboxChange, setRead, setUnread, unread } from '../../state/notices.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { Icon } from '../ui/Icon.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { NoticeRowView } from './NoticeRowView.tsx';

const toggle = ({ id, leido }: NoticeRow): Promise<void> => (leido ? setUnread([id]) : setRead([id]));

/** The inbox, or what of it is unread: newest first, page after page. */
export const NoticeList = (props: { unread: boolean }) => {
  const [rows, setRows] = createStore<NoticeRow[]>([]);
  const [next, setNext] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem>();
  const [known, setKnown] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  let list: HTMLUListElement | undefined;

  const marks = () => [...(list?.querySelectorAll<HTMLElement>('.notice-mark') ?? [])];
  const at = () => marks().findIndex((mark) => mark.closest('li')?.contains(document.activeElement));

  /** Rows that stay keep their place on the page, and with it who was about to press a key; the next takes the place of one that goes. */
  const show = (now: NoticeRow[]): void => {
    const was = at();
    setRows(reconcile(now, { key: 'id' }));
    if (was >= 0 && at() < 0) (marks()[was] ?? marks().at(-1))?.focus();
  };

  let turn = 0;
  const load = async (cursor?: string): Promise<void> => {
    turn += 1;
    const mine = turn;
    setBusy(true);
    try {
      const page = await fetchNotices({ unread: props.unread, ...(cursor && { cursor }) });
      // An answer that comes after a later question would bring back what was marked meanwhile.
      if (mine !== turn) return;
      show([...(cursor ? rows : []), ...page.data]);
      setNext(page.meta.next);
      setProblem(undefined);
      setKnown(true);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  createEffect(on([() => props.unread, inboxChange], () => load()));

  const move = (step: number) => () => marks()[Math.max(0, at() + step)]?.focus();
  useShortcuts({
    j: move(1),
    k: move(-1),
    l: () => {
      const row = rows[at()];
      return row ? toggle(row) : false;
    },
  });

  return (
    <section
      class="sheet"
      aria-label={props.unread ? 'Avisos sin leer' : 'Todos los avisos'}
      aria-busy={busy()}
    >
      <Show when={unread()}>
        <div class="flex items-center gap-3 border-b border-line px-4 py-2">
          <p class="grow text-sm text-dim">
            <span class="max-md:hidden">
              <kbd>j</kbd> <kbd>k</kbd> recorren los avisos; <kbd>l</kbd> los marca
            </span>
          </p>
          <button type="button" class="btn btn-sm" onClick={() => setRead('todos')}>
            Marcar todo como leído
          </button>
        </div>
      </Show>
      <Show
        when={known()}
        fallback={
          <Show when={problem()} fallback={<div class="h-64" />}>
            {(found) => <ProblemNotice problem={found()} onRetry={() => load()} />}
          </Show>
        }
      >
        <Show
          when={rows.length}
          fallback={
            <EmptyState icon="bell" title={props.unread ? 'No tiene avisos sin leer' : 'No tiene avisos'}>
              <p>Aquí verá lo que le asignan, lo que le mencionan y lo que espera por usted.</p>
            </EmptyState>
          }
        >
          <ul ref={list} class="divide-y divide-line">
            <For each={rows}>
              {(notice) => (
                <li class="notice-row" data-unread={notice.leido ? undefined : ''}>
                  <NoticeRowView notice={notice} />
                  <button
                    type="button"
                    class="btn btn-quiet btn-icon btn-sm notice-mark flex-none"
                    aria-label={`Marcar como ${notice.leido ? 'no leído' : 'leído'}: ${notice.sobre?.texto ?? 'aviso'}`}
                    title={notice.leido ? 'Marcar como no leído' : 'Marcar como leído'}
                    onClick={() => toggle(notice)}
                  >
                    <Icon name={notice.leido ? 'restore' : 'check'} />
                  </button>
                </li>
              )}
            </For>
          </ul>
          <Show when={next()}>
            {(cursor) => (
              <div class="border-t border-line px-4 py-3">
                <button type="button" class="btn btn-sm" disabled={busy()} onClick={() => load(cursor())}>
                  {busy() ? 'Cargando…' : 'Ver más'}
                </button>
              </div>
            )}
          </Show>
        </Show>
      </Show>
    </section>
  );
};
