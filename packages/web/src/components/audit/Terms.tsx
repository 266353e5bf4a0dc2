import { createSignal, For, Show } from 'solid-js';
import { fetchTerms, purge, type Term } from '../../lib/api/audit.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { formatDate } from '../../lib/format/date.ts';
import { formatCount } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { createLoad } from '../../state/load.ts';
import { say } from '../../state/toasts.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { PurgeDialog } from './PurgeDialog.tsx';

/** Records deleted at once, at the most. */
const most = 25;

const TermCard = (props: { term: Term; onPurge: (ids: readonly string[]) => void }) => {
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const toggle = (id: string, on: boolean): void => {
    setChosen(on ? [...chosen(), id].slice(0, most) : chosen().filter((other) => other !== id));
  };
  return (
    <section class="sheet mt-5" aria-label={props.term.label}>
      <div class="border-b border-line px-5 py-3">
        <h2 class="text-lg">{props.term.label}</h2>
        <p class="text-sm text-dim">
          Se conservan {formatCount(props.term.retention.years, 'año', 'años')}: {props.term.retention.law}.
        </p>
      </div>
      <Show
        when={props.term.due.length}
        fallback={<p class="px-5 py-4 text-sm text-dim">Ningún registro ha cumplido su plazo.</p>}
      >
        <ul class="px-5 py-3">
          <For each={props.term.due}>
            {(due) => (
              <li class="flex items-center gap-3 py-1">
                <input
                  type="checkbox"
                  id={`vencido-${due.id}`}
                  checked={chosen().includes(due.id)}
                  onChange={(event) => toggle(due.id, event.currentTarget.checked)}
                />
                <label class="grow" for={`vencido-${due.id}`}>
                  {due.codigo}
                  <span class="text-sm text-dim"> · debía conservarse hasta el {formatDate(due.until)}</span>
                </label>
                <a href={recordHref(props.term.module, due.id)}>Ver</a>
              </li>
            )}
          </For>
        </ul>
        <div class="no-print border-t border-line px-5 py-3">
          <button
            type="button"
            class="btn btn-danger"
            disabled={!chosen().length}
            onClick={() => props.onPurge(chosen())}
          >
            Eliminar {formatCount(chosen().length, 'registro', 'registros')}…
          </button>
        </div>
      </Show>
    </section>
  );
};

/** Terms of conservation: what has come to its end, and the decision to delete it for good. */
export default function Terms() {
  const [order, setOrder] = createSignal<{ readonly term: Term; readonly ids: readonly string[] }>();
  const found = createLoad(
    () => 'plazos',
    (_, signal) => fetchTerms(signal),
  );

  const decide = async (motivo: string): Promise<void> => {
    const wanted = order();
    if (!wanted) return;
    try {
      const outcomes = await purge(wanted.term.module, wanted.ids, motivo);
      const kept = outcomes.filter(({ purged }) => !purged);
      const done = formatCount(outcomes.length - kept.length, 'registro eliminado', 'registros eliminados');
      say(kept[0]?.message ? `${done}. ${kept[0].message}` : done, { tone: kept.length ? 'bad' : 'ok' });
      setOrder(undefined);
      found.reload();
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    }
  };

  return (
    <>
      <p class="mt-5 text-sm text-dim">
        Lo que se elimina aquí no vuelve. Su historial queda, sin datos personales, y termina con esta
        decisión.
      </p>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="sheet mt-5 h-64" aria-busy="true" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(terms) => (
          <For
            each={terms()}
            fallback={<EmptyState icon="clock" title="Ningún módulo declara plazo de conservación" />}
          >
            {(term) => <TermCard term={term} onPurge={(ids) => setOrder({ term, ids })} />}
          </For>
        )}
      </Show>
      <Show when={order()}>
        {(wanted) => (
          <PurgeDialog count={wanted().ids.length} onClose={() => setOrder(undefined)} onDecide={decide} />
        )}
      </Show>
    </>
  );
}
