import { Show } from 'solid-js';
import { fetchSessions } from '../../lib/api/sessions.ts';
import { createLoad } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { SessionRows } from './SessionRows.tsx';

interface PersonSessionsProps {
  readonly id: string;
  /** Grows with every write made on the ficha, so that they are read again. */
  readonly writes: number;
}

/** The sessions of somebody else, for who administers people; all are ended by a verb of the ficha, with a reason. */
export default function PersonSessions(props: PersonSessionsProps) {
  const found = createLoad(
    () => ({ id: props.id, writes: props.writes }),
    ({ id }, signal) => fetchSessions(id, signal),
  );
  return (
    <section class="sheet mt-5 max-w-3xl" aria-label="Sesiones abiertas" aria-busy={found.busy()}>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="h-40" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(sessions) => (
          <Show
            when={sessions().length}
            fallback={<EmptyState icon="lock" title="No tiene ninguna sesión abierta" />}
          >
            <SessionRows sessions={sessions()} />
            <p class="border-t border-line px-5 py-3 text-sm text-dim">
              Para cerrarlas todas use «Cerrar sus sesiones» en las acciones de la ficha; queda en el
              historial con su motivo.
            </p>
          </Show>
        )}
      </Show>
    </section>
  );
}
