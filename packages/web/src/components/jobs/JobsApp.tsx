import { createEffect, createSignal, onMount, Show } from 'solid-js';
import { formatInstant } from '../../lib/format/date.ts';
import { jobState } from '../../lib/jobs/words.ts';
import { recordHref, type View } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { watchWidth } from '../../state/narrow.ts';
import { createRouter } from '../../state/router.ts';
import { Icon } from '../ui/Icon.tsx';
import { Pill } from '../ui/Pill.tsx';
import { JobList } from './JobList.tsx';
import { JobPanel } from './JobPanel.tsx';

const base = '/procesos';
const title = 'Trabajos en curso';

/** One job on a page of its own. */
const JobPage = (props: { id: string; onUndone: (job: RecordRow) => void }) => {
  const [job, setJob] = createSignal<RecordRow>();
  createEffect(() => {
    document.title = `${String(job()?.nombre ?? title)} · GORE_OS`;
  });
  return (
    <>
      <a
        href={base}
        class="no-print -ml-1 inline-flex items-center gap-1 text-sm text-dim no-underline hover:text-link"
      >
        <Icon name="chevronLeft" class="size-4" />
        {title}
      </a>
      <header class="mt-2 mb-5">
        <h1 class="text-xl wrap-anywhere">{String(job()?.nombre ?? title)}</h1>
        <Show when={job()}>
          {(known) => (
            <p class="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-dim">
              <span class="font-medium text-ink tabular-nums">{known().codigo}</span>
              <Pill {...jobState(known().estado)} />
              <span class="tabular-nums">{formatInstant(String(known().creadoEn ?? ''))}</span>
            </p>
          )}
        </Show>
      </header>
      <JobPanel id={props.id} onKnown={setJob} onUndone={props.onUndone} />
    </>
  );
};

/** What one left running, and what came of it. */
export default function JobsApp(props: { view: View }) {
  /** Asked for only in the browser, where the address is known. */
  const [ready, setReady] = createSignal(false);
  const router = createRouter(base, { view: props.view, search: '', address: base }, (scroll) => {
    document.title = `${title} · GORE_OS`;
    scrollTo(0, scroll ?? 0);
    document.getElementById('contenido')?.focus({ preventScroll: true });
  });
  onMount(() => {
    setReady(true);
    watchWidth();
  });
  return (
    <Show
      when={router.place().view === 'record'}
      fallback={
        <>
          <header class="mb-5">
            <h1 class="text-xl">{title}</h1>
            <p class="text-sm text-dim">
              Lo que pidió hacer sobre varios registros y los archivos que pidió. Los archivos se guardan
              siete días.
            </p>
          </header>
          <Show when={ready()} fallback={<div class="sheet h-64" aria-busy="true" />}>
            <JobList />
          </Show>
        </>
      }
    >
      <Show when={router.place().id} keyed fallback={<div class="sheet h-64" aria-busy="true" />}>
        {(id) => <JobPage id={id} onUndone={(undo) => router.go(recordHref('proceso', undo.id))} />}
      </Show>
    </Show>
  );
}
