import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Hanging, HangingPage } from '../../lib/api/hanging.ts';
import { fetchSchema } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { createLoad, type Load } from '../../state/load.ts';
import { EmptyState } from '../ui/Notice.tsx';
import { AlertRow } from './AlertRow.tsx';
import { HangingFrame } from './HangingFrame.tsx';
import { type HangingDeed, HangingVerb } from './HangingVerb.tsx';

interface AlertsProps {
  readonly schema: Schema;
  /** Id of the record. */
  readonly id: string;
  readonly page: Load<HangingPage>;
}

const isOver = ({ data }: Hanging): boolean => data.estado === 'CERRADA';

/** What people are warned of about a record and its parts: how urgent it is, why, whose it is, and what was done. */
export default function Alerts(props: AlertsProps) {
  const [past, setPast] = createSignal(false);
  const [doing, setDoing] = createSignal<HangingDeed>();
  const own = createLoad(() => props.page.data()?.meta.module, fetchSchema);
  const all = () => props.page.data()?.data ?? [];
  const list = createMemo(() =>
    all()
      .filter((one) => past() || !isOver(one))
      .toSorted(
        (a, b) => Number(isOver(a)) - Number(isOver(b)) || Number(a.data.orden) - Number(b.data.orden),
      ),
  );
  const done = () => {
    setDoing(undefined);
    props.page.reload();
  };

  return (
    <HangingFrame page={props.page} own={own}>
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
            <p>Nada vencido, atrasado ni desviado en este registro ni en lo que depende de él.</p>
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
                    about={props.id}
                    onVerb={(name) => setDoing({ one, verb: name })}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
      <HangingVerb
        schema={own.data()}
        refs={props.page.data()?.meta.refs ?? {}}
        deed={doing()}
        onClose={() => setDoing(undefined)}
        onDone={done}
      />
    </HangingFrame>
  );
}
