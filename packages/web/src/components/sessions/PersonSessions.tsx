import { createSignal, Show } from 'solid-js';
import type { RecordAnswer } from '../../lib/api/records.ts';
import { fetchSessions, type OpenSession } from '../../lib/api/sessions.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { createLoad } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { EndSessionDialog } from './EndSessionDialog.tsx';
import { SessionRows } from './SessionRows.tsx';

interface PersonSessionsProps {
  readonly schema: Schema;
  readonly person: RecordAnswer;
  /** Told when one was ended, which the history of the person keeps. */
  readonly onChanged: () => void;
  /** Grows with every write made on the ficha, so that they are read again. */
  readonly writes: number;
}

const endsOne = 'cerrarSesion';

/**
 * The sessions of somebody else, for who administers people: one is ended here, all by a verb of the ficha, each with a
 * reason.
 */
export default function PersonSessions(props: PersonSessionsProps) {
  const [ending, setEnding] = createSignal<OpenSession>();
  const verb = () =>
    props.person.meta.verbs.some(({ name, open }) => name === endsOne && open)
      ? props.schema.verbs.find(({ name }) => name === endsOne)
      : undefined;
  const found = createLoad(
    () => ({ id: props.person.data.id, writes: props.writes }),
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
            <SessionRows sessions={sessions()} onEnd={verb() && setEnding} />
            <p class="border-t border-line px-5 py-3 text-sm text-dim">
              Para cerrarlas todas use «Cerrar sus sesiones» en las acciones de la ficha; queda en el
              historial con su motivo.
            </p>
          </Show>
        )}
      </Show>
      <Show when={ending()} keyed>
        {(session) => (
          <Show when={verb()}>
            {(how) => (
              <EndSessionDialog
                person={props.person.data}
                session={session}
                verb={how()}
                onClose={() => setEnding(undefined)}
                onDone={() => {
                  setEnding(undefined);
                  props.onChanged();
                }}
              />
            )}
          </Show>
        )}
      </Show>
    </section>
  );
}
