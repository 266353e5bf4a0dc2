import { createResource, createSignal, For, Show } from 'solid-js';
import { type Analysis, fetchAnalysis, type Plan, saveMapping, stepImport } from '../../lib/api/imports.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { unfilled, withGroup } from '../../lib/imports/plan-draft.ts';
import type { RecordRow } from '../../lib/record.ts';
import { say } from '../../state/toasts.ts';
import { Notice, ProblemNotice } from '../ui/Notice.tsx';
import { ColumnRow } from './ColumnRow.tsx';
import { FixedValues } from './FixedValues.tsx';
import { SheetPlace } from './SheetPlace.tsx';

interface ColumnsStepProps {
  readonly record: RecordRow;
  readonly sheets: readonly { readonly name: string; readonly label: string }[];
  readonly onStepped: () => void;
}

interface ColumnsFormProps extends ColumnsStepProps {
  readonly analysis: Analysis;
}

const ColumnsForm = (props: ColumnsFormProps) => {
  const [plan, setPlan] = createSignal<Plan>(props.analysis.plan);
  const [name, setName] = createSignal('');
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const [all, setAll] = createSignal(false);

  const lacking = () => unfilled(plan(), props.analysis.destinos, new Set(props.analysis.dados));
  const proposed = () =>
    props.analysis.columnas.filter(({ at }) => plan().columnas.find((one) => one.at === at)?.destino);
  const shown = () => (all() || proposed().length === 0 ? props.analysis.columnas : proposed());
  const left = () => props.analysis.columnas.length - proposed().length;

  const step = async (verb: string, input: Parameters<typeof stepImport>[2] = {}): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      if (verb === 'configurar' && name().trim()) {
        await saveMapping(name().trim(), String(props.record.modulo), props.analysis.perfil, plan());
        say(`Perfil «${name().trim()}» guardado: la próxima vez se reconocerá solo.`);
      }
      await stepImport(props.record, verb, input);
      props.onStepped();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      class="mt-5 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        step('configurar', { plan: JSON.parse(JSON.stringify(plan())) });
      }}
    >
      <SheetPlace
        analysis={props.analysis}
        sheets={props.sheets}
        busy={busy()}
        onReread={(pedido, perfil) => step('releer', { pedido, perfil })}
      />
      <section class="sheet" aria-labelledby="columns-title">
        <header class="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-5 py-3">
          <h2 id="columns-title" class="grow text-lg">
            A dónde va cada columna
          </h2>
          <Show when={left() > 0 && proposed().length > 0}>
            <button type="button" class="btn btn-quiet btn-sm" onClick={() => setAll((on) => !on)}>
              {all() ? 'Ver solo las que se importan' : `Ver también las ${left()} que no se importan`}
            </button>
          </Show>
        </header>
        <div class="divide-y divide-line">
          <For each={shown()}>
            {(column) => (
              <ColumnRow
                column={column}
                plan={plan()}
                destinations={props.analysis.destinos}
                onPlan={setPlan}
              />
            )}
          </For>
        </div>
      </section>
      <FixedValues lacking={lacking()} plan={plan()} onPlan={setPlan} />
      <section class="sheet grid gap-4 p-5 sm:grid-cols-2">
        <label class="block">
          <span class="label">Agrupar las sumas por</span>
          <select
            class="field"
            value={plan().grupo ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setPlan((before) => withGroup(before, value === '' ? undefined : Number(value)))
            }
          >
            <option value="">Sin agrupar</option>
            <For each={plan().columnas}>{({ at, titulo }) => <option value={at}>{titulo}</option>}</For>
          </select>
        </label>
        <label class="block">
          <span class="label">Guardar estas columnas como perfil</span>
          <input
            class="field"
            maxlength={80}
            placeholder="Opcional: un nombre para reconocerla la próxima vez"
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
      </section>
      <div class="save-bar">
        <div class="grow text-sm" role="status">
          <Show
            when={problem()}
            fallback={
              <span class="text-dim">El ensayo no escribe nada: muestra qué pasaría con cada fila.</span>
            }
          >
            {(found) => <Notice tone="bad">{found().message}</Notice>}
          </Show>
        </div>
        <button type="button" class="btn" disabled={busy()} onClick={() => step('descartar')}>
          Descartar
        </button>
        <button type="submit" class="btn btn-primary" disabled={busy() || proposed().length === 0}>
          {busy() ? 'Enviando…' : 'Ensayar'}
        </button>
      </div>
    </form>
  );
};

/** Which sheet, which headers, and where each column goes: proposed with its proof, for a person to put right. */
export const ColumnsStep = (props: ColumnsStepProps) => {
  const [analysis, { refetch }] = createResource(
    () => [props.record.id, props.record.version] as const,
    ([id]) => fetchAnalysis(id),
  );
  return (
    <Show
      when={analysis.state === 'ready' && analysis()}
      keyed
      fallback={
        <Show when={analysis.error} fallback={<div class="sheet mt-5 h-64" aria-busy="true" />}>
          {(thrown) => <ProblemNotice problem={toProblem(thrown())} onRetry={refetch} />}
        </Show>
      }
    >
      {(found) => <ColumnsForm {...props} analysis={found} />}
    </Show>
  );
};
