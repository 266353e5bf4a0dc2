import { createSignal, For, Show } from 'solid-js';
import { toProblem } from '../../lib/api/problem.ts';
import {
  type FailureDecision,
  type FailureDetail,
  fetchFailure,
  settleFailure,
} from '../../lib/api/system.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { formatCount } from '../../lib/format/number.ts';
import { failureTitle, isoOf, originLabel, standingPill } from '../../lib/system/words.ts';
import { createLoad } from '../../state/load.ts';
import { say } from '../../state/toasts.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

const facts = (failure: FailureDetail): readonly (readonly [string, string])[] => [
  ['Dónde se notó', [originLabel(failure.origin), failure.service].filter(Boolean).join(' · ')],
  ['Tipo', [failure.name, failure.code].filter(Boolean).join(' · ')],
  ['Cuántas', formatCount(failure.times, 'vez', 'veces')],
  ['Primera vez', `${formatInstant(isoOf(failure.first))}, versión ${failure.since}`],
  ['Última vez', `${formatInstant(isoOf(failure.last))}, versión ${failure.release}`],
  ['Huella', failure.id],
  ...(failure.settledBy && failure.settledAt
    ? [
        [
          'Última decisión',
          `${failure.settledBy}, ${formatInstant(isoOf(failure.settledAt))}, en la versión ${failure.settledIn}`,
        ] as const,
      ]
    : []),
];

const decided: Readonly<Record<FailureDecision, string>> = {
  resolver: 'Resuelta. Si vuelve con otra versión, se abre sola.',
  ignorar: 'Ignorada hasta que vuelva con otra versión.',
  reabrir: 'Abierta de nuevo.',
};

/** One failure: what it is, where in the code, and deciding about it. */
export const FailureView = (props: { id: string }) => {
  const found = createLoad(() => props.id, fetchFailure);
  const [sending, setSending] = createSignal(false);
  const decide = async (decision: FailureDecision): Promise<void> => {
    setSending(true);
    try {
      await settleFailure(props.id, decision);
      say(decided[decision], { tone: 'ok' });
      found.reload();
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    }
    setSending(false);
  };
  return (
    <>
      <p class="no-print mt-5">
        <a href="/sistema?ver=errores" class="inline-flex items-center gap-1.5">
          <Icon name="arrowLeft" class="size-4" />
          Todos los errores
        </a>
      </p>
      <Show
        when={found.data()}
        fallback={
          <Show when={found.problem()} fallback={<div class="sheet mt-4 h-96" aria-busy="true" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
          </Show>
        }
      >
        {(failure) => (
          <section class="sheet mt-4" aria-labelledby="falla">
            <div class="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3">
              <h2 id="falla" class="min-w-0 grow text-lg">
                {failureTitle(failure())}
              </h2>
              <Pill {...standingPill(failure())} />
            </div>
            <dl class="divide-y divide-line px-5 py-2">
              <For each={facts(failure())}>
                {([label, value]) => (
                  <div class="grid gap-x-4 py-2 sm:grid-cols-[12rem_1fr]">
                    <dt class="text-dim">{label}</dt>
                    <dd class="min-w-0 wrap-anywhere">{value}</dd>
                  </div>
                )}
              </For>
            </dl>
            <div class="border-t border-line px-5 py-4">
              <h3 class="text-sm font-medium">Lugar en el código</h3>
              <Show
                when={failure().frames.length}
                fallback={<p class="mt-1 text-sm text-dim">No se sabe: el informe no lo trae.</p>}
              >
                <ol class="mt-2 space-y-1 font-mono text-sm">
                  <For each={failure().frames}>{(frame) => <li class="wrap-anywhere">{frame}</li>}</For>
                </ol>
              </Show>
              <p class="mt-3 text-sm text-dim">
                No se guarda lo que decía el error ni la dirección de la página: podrían nombrar a alguien.
              </p>
            </div>
            <div class="no-print flex flex-wrap gap-3 border-t border-line px-5 py-3">
              <Show
                when={failure().standing === 'abierta'}
                fallback={
                  <button type="button" class="btn" disabled={sending()} onClick={() => decide('reabrir')}>
                    Reabrir
                  </button>
                }
              >
                <button
                  type="button"
                  class="btn btn-primary"
                  disabled={sending()}
                  onClick={() => decide('resolver')}
                >
                  Dar por resuelta
                </button>
                <button type="button" class="btn" disabled={sending()} onClick={() => decide('ignorar')}>
                  Ignorar
                </button>
              </Show>
            </div>
          </section>
        )}
      </Show>
    </>
  );
};
