import { For, Show } from 'solid-js';
import { fetchHealth, type QueueHealth } from '../../lib/api/system.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { formatSpan } from '../../lib/system/words.ts';
import { createLoad } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { HeldMessages } from './HeldMessages.tsx';

const Row = (props: { queue: QueueHealth; current: boolean; onChoose: () => void }) => (
  <tr>
    <td class="font-medium">{props.queue.label}</td>
    <td class="figure">{formatInteger(props.queue.waiting)} en espera</td>
    <td class="figure">
      <Show when={props.queue.waiting && props.queue.oldest !== null} fallback="—">
        {formatSpan(props.queue.oldest ?? 0)} la más antigua
      </Show>
    </td>
    <td class="figure">{formatInteger(props.queue.running)} en curso</td>
    <td>
      <Show when={props.queue.dead} fallback={<Pill tone="ok" text="Nada detenido" />}>
        <button
          type="button"
          class="btn btn-sm"
          aria-pressed={props.current}
          onClick={() => props.onChoose()}
        >
          Ver {formatInteger(props.queue.dead)} sin atender
        </button>
      </Show>
    </td>
  </tr>
);

/** The queues: what waits, what is being done, and what nobody could do. */
export default function Queues(props: { queue: string; onChoose: (queue: string) => void }) {
  const found = createLoad(
    () => 'colas',
    (_, signal) => fetchHealth(signal),
  );
  const chosen = () => found.data()?.colas?.find(({ queue }) => queue === props.queue);
  return (
    <Show
      when={found.data()}
      fallback={
        <Show when={found.problem()} fallback={<div class="sheet mt-5 h-96" aria-busy="true" />}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
        </Show>
      }
    >
      {(health) => (
        <>
          <div class="sheet mt-5">
            <Show
              when={health().colas}
              fallback={
                <EmptyState icon="alert" title="Las colas no respondieron">
                  <p>Vuelva a mirar en un minuto. Lo que espera en ellas no se pierde.</p>
                </EmptyState>
              }
            >
              {(queues) => (
                <table class="plain-table" data-stacks>
                  <caption class="sr-only">Colas de trabajo</caption>
                  <thead>
                    <tr>
                      <th scope="col">Cola</th>
                      <th scope="col">En espera</th>
                      <th scope="col">Espera</th>
                      <th scope="col">En curso</th>
                      <th scope="col">Sin atender</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={queues()}>
                      {(queue) => (
                        <Row
                          queue={queue}
                          current={queue.queue === props.queue}
                          onChoose={() => props.onChoose(queue.queue)}
                        />
                      )}
                    </For>
                  </tbody>
                </table>
              )}
            </Show>
          </div>
          <Show when={chosen()} keyed>
            {(queue) => <HeldMessages queue={queue} onMoved={found.reload} />}
          </Show>
        </>
      )}
    </Show>
  );
}
