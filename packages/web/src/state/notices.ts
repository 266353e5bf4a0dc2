import { createSignal, onCleanup, onMount } from 'solid-js';
import {
  fetchSummary,
  type Marked,
  markRead,
  markUnread,
  type NoticeRow,
  type NoticeSummary,
} from '../lib/api/notices.ts';
import { Problem, toProblem } from '../lib/api/problem.ts';
import { formatCount } from '../lib/format/number.ts';
import { pauseAfter } from '../lib/pause.ts';
import { filterHref, recordHref } from '../lib/place.ts';
import { keepAsking } from './keep-asking.ts';
import { dismiss, say } from './toasts.ts';

const [summary, setSummary] = createSignal<NoticeSummary>();
const [news, setNews] = createSignal('');

/** Unread notices of the person. */
export const unread = (): number => summary()?.n ?? 0;

/** Grows with every change of the inbox; whoever shows it reads it again. */
export const inboxChange = (): number => summary()?.cambio ?? 0;

/** What is said aloud when notices come in. */
export { news };

const words = (count: number): string => formatCount(count, 'aviso sin leer', 'avisos sin leer');

const accept = (now: NoticeSummary): void => {
  const before = summary();
  if (before?.cambio === now.cambio) return;
  if (before && now.n > before.n && now.ultimo !== before.ultimo) setNews(`Tiene ${words(now.n)}.`);
  setSummary(now);
};

/** Follows how many notices wait, for as long as the component is there. */
export const followNotices = (): void => {
  onMount(() => {
    let failures = 0;
    const stop = keepAsking(
      async (signal) => accept(await fetchSummary(signal)),
      (failure) => {
        failures = failure === undefined ? 0 : failures + 1;
        const retryAfter = failure instanceof Problem ? failure.retryAfter : undefined;
        return pauseAfter({ failures, retryAfter }, Math.random());
      },
    );
    onCleanup(stop);
  });
};

const settle = async (marking: Promise<Marked>): Promise<readonly string[]> => {
  const { cambiados, ...now } = await marking;
  setSummary(now);
  return cambiados;
};

const tell = (thrown: unknown): void => say(toProblem(thrown).message, { tone: 'bad' });

/** Marks notices as unread again. */
export const setUnread = async (ids: readonly string[]): Promise<void> => {
  try {
    await settle(markUnread(ids));
  } catch (thrown) {
    tell(thrown);
  }
};

/** Marks notices as read and offers to take it back. */
export const setRead = async (which: readonly string[] | 'todos'): Promise<void> => {
  try {
    const changed = await settle(markRead(which));
    if (!changed.length) return;
    const text =
      changed.length > 1 ? `Marcó ${changed.length} avisos como leídos.` : 'Marcó el aviso como leído.';
    say(text, {
      undo: (id) => {
        dismiss(id);
        void setUnread(changed);
      },
    });
  } catch (thrown) {
    tell(thrown);
  }
};

/** Marks a notice as read on the way to its record: nothing is said, and nothing waits for it. */
export const openNotice = ({ id, leido }: NoticeRow): void => {
  if (!leido) void settle(markRead([id])).catch(() => undefined);
};

/** Where a notice leads: to its record, or to the list of those it stands for. */
export const noticeHref = ({ sobre }: NoticeRow): string | undefined =>
  sobre &&
  (sobre.lista === undefined
    ? recordHref(sobre.modulo, sobre.registro)
    : filterHref(sobre.modulo, sobre.lista));
