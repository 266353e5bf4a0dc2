import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { Hanging, HangingPage } from '../../lib/api/hanging.ts';
import { fetchSchema } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { createLoad, type Load } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { AlertRow } from './AlertRow.tsx';

const VerbDialog = lazy(() => import('../record/VerbDialog.tsx'));

interface AlertsProps {
  readonly schema: Schema;
  readonly page: Load<HangingPage>;
}

const isOver = ({ data }: Hanging): boolean => data.estado === 'CERRADA';

/** What people are warned of about a record: how urgent it is, why, whose it is, and what was done. */
export default function Alerts(props: AlertsProps) {
  const [past, setPast] = createSignal(false);
  const [doing, setDoing] = createSignal<{ readonly one: Hanging; readonly verb: string }>();
  const own = createLoad(() => props.page.data()?.meta.module, fetchSchema);
  const all = () => props.page.data()?.data ?? [];
  const list = createMemo(() =>
    all()
      .filter((one) => past() || !isOver(one))
      .toSorted(
        (a, b) => Number(isOver(a)) - Number(isOver(b)) || Number(a.data.orden) - Number(b.data.orden),
      ),
  );
  const verb = () => own.data()?.verbs.find(({ name }) => name === doing()?.verb);
  const done = () => {
    setDoing(undefined);
    props.page.reload();
  };

  return (
    <Show
      when={own.data() && props.page.data()}
      fallback={
        <Show
          when={props.page.problem() ?? own.problem()}
          fallback={<div class="sheet mt-5 h-40" aria-busy="true" />}
        >
          {(problem) => <ProblemNotice problem={problem()} onRetry={props.page.reload} />}
        </Show>
      }
    >
      <Show when={all().some(isOver)}>
        <label class="no-print mt-5 flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={past()}
            onChange={(event) => setPast(event.currentTarget.checked)}
          />
          Mostrar las cerradas
        </label>
      </Show>
      <Show
        when={list().length}
        fallback={
          <EmptyState icon="check" title="Sin alertas">
            <p>Nada vencido, atrasado ni desviado en este registro.</p>
          </EmptyState>
        }
      >
        <ul class="sheet mt-4 divide-y divide-line">
          <For each={list()}>
            {(one) => (
              <Show when={own.data()}>
                {(schema) => (
                  <AlertRow
                    schema={schema()}
                    one={one}
                    refs={props.page.data()?.meta.refs ?? {}}
                    onVerb={(name) => setDoing({ one, verb: name })}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
      <Suspense>
        <Show when={verb()}>
          {(found) => (
            <Show when={doing()}>
              {(chosen) => (
                <VerbDialog
                  schema={own.data() ?? props.schema}
                  record={{
                    data: chosen().one.data,
                    meta: { refs: props.page.data()?.meta.refs ?? {}, verbs: chosen().one.verbs },
                  }}
                  verb={found()}
                  onClose={() => setDoing(undefined)}
                  onDone={done}
                  onStale={done}
                />
              )}
            </Show>
          )}
        </Show>
      </Suspense>
    </Show>
  );
}
