import { createMemo, createSignal, For, Show } from 'solid-js';
import { fetchRules, saveThresholds } from '../../lib/api/alerts.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { formatCount } from '../../lib/format/number.ts';
import { createLoad } from '../../state/load.ts';
import { createReady } from '../../state/ready.ts';
import { say } from '../../state/toasts.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import { RuleCard } from './RuleCard.tsx';

const undoneBecause = 'Se deshizo enseguida.';

/** The rules that raise alerts: what each means, its thresholds, whether it is on, and what others would raise. */
export default function ThresholdsApp() {
  const ready = createReady();
  const [search, setSearch] = createSignal('');
  const rules = createLoad(ready, (_, signal) => fetchRules(signal));
  const mayChange = () => rules.data()?.meta.verbos.includes('crear') ?? false;
  const shown = createMemo(() => {
    const words = search().trim().toLowerCase();
    const all = rules.data()?.data ?? [];
    return words
      ? all.filter((rule) =>
          `${rule.nombre} ${rule.registros} ${rule.explicacion}`.toLowerCase().includes(words),
        )
      : all;
  });
  const groups = createMemo(() => [...Map.groupBy(shown(), ({ registros }) => registros)]);
  const run = () => rules.data()?.meta.corrida ?? undefined;
  const failing = () => Object.keys(run()?.failures ?? {});

  const save = async (valores: Readonly<Record<string, number>>, fundamento: string): Promise<void> => {
    const before = await saveThresholds(valores, fundamento);
    rules.reload();
    const undo = async (): Promise<void> => {
      try {
        await saveThresholds(before, undoneBecause);
        rules.reload();
        say('Se deshizo: rige lo que había.');
      } catch (thrown) {
        say(toProblem(thrown).message, { tone: 'bad' });
      }
    };
    say('Guardado: las alertas se ponen al día en unos segundos.', { lifetime: 10_000, undo });
  };

  return (
    <>
      <header class="mb-5">
        <h1 class="text-xl">Umbrales de alertas</h1>
        <p class="text-sm text-dim">
          Cuándo avisa cada regla y a quién. Los cambios rigen desde hoy y quedan en el historial.
        </p>
      </header>
      <Show
        when={rules.data()}
        fallback={
          <Show when={rules.problem()} fallback={<div class="sheet h-96" aria-busy="true" />}>
            {(problem) => <ProblemNotice problem={problem()} onRetry={rules.reload} main />}
          </Show>
        }
      >
        <div class="mb-4 flex flex-wrap items-center gap-x-6 gap-y-2">
          <input
            type="search"
            class="field w-72 max-w-full"
            placeholder="Buscar una regla"
            aria-label="Buscar una regla"
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
          <p class="text-sm text-dim" role="status">
            {formatCount(shown().length, 'regla', 'reglas')}
          </p>
          <Show when={run()}>
            {(last) => (
              <p class="text-sm text-dim">
                Última revisión: <time>{formatInstant(last().at)}</time>
              </p>
            )}
          </Show>
          <a class="ml-auto text-sm" href="/umbral">
            Historial de cambios
          </a>
        </div>
        <Show when={failing().length}>
          <p class="mb-4 text-sm text-bad">
            En la última revisión no se pudo evaluar: {failing().join(', ')}. Se intentará de nuevo en una
            hora.
          </p>
        </Show>
        <For each={groups()}>
          {([group, members]) => (
            <section class="mb-7">
              <h2 class="mb-2 text-base font-medium">{group}</h2>
              <div class="grid gap-3 lg:grid-cols-2">
                <For each={members}>
                  {(rule) => <RuleCard rule={rule} mayChange={mayChange()} onSave={save} />}
                </For>
              </div>
            </section>
          )}
        </For>
      </Show>
    </>
  );
}
