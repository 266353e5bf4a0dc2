import { createSignal, For, Show } from 'solid-js';
import { toProblem } from '../../lib/api/problem.ts';
import { fetchHeld, type HeldMessage, type QueueHealth, redrive } from '../../lib/api/system.ts';
import { formatCount } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { isoOf } from '../../lib/system/words.ts';
import { createLoad } from '../../state/load.ts';
import { say } from '../../state/toasts.ts';
import { Moment } from '../audit/Moment.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { RedriveDialog } from './RedriveDialog.tsx';

const Row = (props: { message: HeldMessage; chosen: boolean; onToggle: (on: boolean) => void }) => (
  <tr>
    <td>
      <label class="flex items-start gap-3">
        <input
          type="checkbox"
          class="mt-1"
          checked={props.chosen}
          onChange={(event) => props.onToggle(event.currentTarget.checked)}
        />
        <span>
          <code class="font-mono text-sm">{props.message.work}</code>
          <Show when={props.message.looped}>
            <span class="mt-1 block">
              <Pill tone="bad" text="Da vueltas: no lo devuelva" />
            </span>
          </Show>
        </span>
      </label>
    </td>
    <td>
      <Show when={props.message.record} fallback={props.message.institucion ?? '—'}>
        {(record) => (
          <>
            <a href={recordHref(record().module, record().id)}>{record().codigo || 'Un registro'}</a>
            <span class="block text-xs text-dim">{record().label}</span>
          </>
        )}
      </Show>
    </td>
    <td>
      <Moment at={isoOf(props.message.sentAt)} />
    </td>
  </tr>
);

/** What nobody could do of one queue, and sending it back. */
export const HeldMessages = (props: { queue: QueueHealth; onMoved: () => void }) => {
  const [chosen, setChosen] = createSignal<readonly string[]>([]);
  const [asking, setAsking] = createSignal<readonly string[] | 'todos'>();
  const found = createLoad(() => props.queue.queue, fetchHeld);
  const toggle = (id: string, on: boolean) =>
    setChosen(on ? [...chosen(), id] : chosen().filter((other) => other !== id));
  const count = () => {
    const wanted = asking();
    return wanted === 'todos' ? (found.data()?.length ?? 0) : (wanted?.length ?? 0);
  };

  const send = async (motivo: string): Promise<void> => {
    const wanted = asking();
    if (!wanted) return;
    try {
      const moved = await redrive(props.queue.queue, motivo, wanted === 'todos' ? undefined : wanted);
      say(`${formatCount(moved, 'trabajo volvió', 'trabajos volvieron')} a su cola.`, { tone: 'ok' });
      setAsking(undefined);
      setChosen([]);
      found.reload();
      props.onMoved();
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    }
  };

  return (
    <section class="sheet mt-5" aria-label={`Sin atender: ${props.queue.label}`} aria-busy={found.busy()}>
      <div class="border-b border-line px-5 py-3">
        <h2 class="text-lg">Sin atender: {props.queue.label}</h2>
        <p class="text-sm text-dim">
          Falló tres veces. Arregle la causa y devuélvalo: repetir un trabajo no hace daño. Se guarda 14 días.
        </p>
      </div>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="h-40" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(messages) => (
          <Show
            when={messages().length}
            fallback={
              <EmptyState icon="check" title="Nada de su institución está detenido">
                <p>Lo que se cuenta arriba es de otras, o ya volvió a su cola.</p>
              </EmptyState>
            }
          >
            <table class="plain-table" data-stacks>
              <caption class="sr-only">Trabajos sin atender</caption>
              <thead>
                <tr>
                  <th scope="col">Trabajo</th>
                  <th scope="col">De</th>
                  <th scope="col">Desde</th>
                </tr>
              </thead>
              <tbody>
                <For each={messages()}>
                  {(message) => (
                    <Row
                      message={message}
                      chosen={chosen().includes(message.id)}
                      onToggle={(on) => toggle(message.id, on)}
                    />
                  )}
                </For>
              </tbody>
            </table>
            <div class="no-print flex flex-wrap gap-3 px-5 py-3">
              <button
                type="button"
                class="btn"
                disabled={!chosen().length}
                onClick={() => setAsking(chosen())}
              >
                Devolver {formatCount(chosen().length, 'elegido', 'elegidos')}…
              </button>
              <button type="button" class="btn" onClick={() => setAsking('todos')}>
                Devolver todo…
              </button>
            </div>
          </Show>
        )}
      </Show>
      <Show when={asking()}>
        <RedriveDialog
          count={count()}
          queue={props.queue.label}
          onClose={() => setAsking(undefined)}
          onDecide={send}
        />
      </Show>
    </section>
  );
};
