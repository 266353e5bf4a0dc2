import { createSignal, Show } from 'solid-js';
import { toProblem } from '../../lib/api/problem.ts';
import { endOtherSessions, endSession, fetchSessions, type OpenSession } from '../../lib/api/sessions.ts';
import { formatCount } from '../../lib/format/number.ts';
import { createLoad } from '../../state/load.ts';
import { createReady } from '../../state/ready.ts';
import { say } from '../../state/toasts.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import { SessionRows } from './SessionRows.tsx';

const all = 'otras';

/** The person's own sessions: what they recognise stays, what they do not is ended here. */
export default function SessionsApp() {
  const ready = createReady();
  const [ending, setEnding] = createSignal<string>();
  const found = createLoad(ready, (_, signal) => fetchSessions(undefined, signal));
  const others = () => found.data()?.filter(({ actual }) => !actual) ?? [];

  const end = async (what: string, act: () => Promise<string>): Promise<void> => {
    setEnding(what);
    try {
      say(await act());
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    } finally {
      setEnding(undefined);
      found.reload();
    }
  };
  const endOne = ({ id, navegador }: OpenSession) =>
    end(id, async () => {
      await endSession(id);
      return `Se cerró la sesión de ${navegador}.`;
    });
  const endOthers = () =>
    end(all, async () => `Se cerraron ${formatCount(await endOtherSessions(), 'sesión', 'sesiones')}.`);

  return (
    <div class="max-w-3xl">
      <header class="mb-5">
        <h1 class="text-xl">Mis sesiones</h1>
        <p class="text-sm text-dim">
          Los equipos en que su cuenta está abierta. Una sesión termina sola después de 30 minutos sin
          actividad. Si no reconoce alguna, ciérrela y avise a la administración del sistema.
        </p>
      </header>
      <section class="sheet" aria-labelledby="sessions-title" aria-busy={found.busy()}>
        <div class="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3">
          <h2 id="sessions-title" class="grow text-lg">
            Sesiones abiertas
          </h2>
          <Show when={others().length}>
            <button type="button" class="btn" disabled={ending() !== undefined} onClick={endOthers}>
              {ending() === all ? 'Cerrando…' : 'Cerrar todas las demás'}
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
          {(sessions) => <SessionRows sessions={sessions()} onEnd={endOne} ending={ending()} />}
        </Show>
      </section>
    </div>
  );
}
