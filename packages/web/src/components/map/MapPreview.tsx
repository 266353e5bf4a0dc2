import { For, Show } from 'solid-js';
import { getRecord } from '../../lib/api/records.ts';
import { pickFields } from '../../lib/descriptor.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import { Icon } from '../ui/Icon.tsx';
import { StatePill } from '../ui/Pill.tsx';
import { Value } from '../ui/Value.tsx';
import type { PanelProps } from './MapPanel.tsx';

/** The record chosen on the map, at a glance. */
export default function MapPreview(props: PanelProps & { readonly id: string }) {
  const schema = () => props.model.schema();
  const record = createLoad(
    () => props.id,
    (id, signal) => getRecord(schema().name, id, signal),
  );
  const fields = () =>
    pickFields(schema(), schema().list.columns)
      .filter(({ name }) => !['codigo', 'estado', schema().title, 'actualizadoEn'].includes(name))
      .slice(0, 5);
  return (
    <section class="mb-4 rounded-md border border-link p-3" aria-label="Registro elegido" aria-live="polite">
      <Show
        when={record.data()}
        fallback={<p class="text-dim">{record.problem()?.message ?? 'Cargando…'}</p>}
      >
        {(answer) => (
          <>
            <div class="flex items-start gap-2">
              <p class="grow font-medium">{String(answer().data[schema().title] ?? answer().data.codigo)}</p>
              <button
                type="button"
                class="btn btn-quiet btn-icon btn-sm -mt-1 -mr-1"
                aria-label="Cerrar la vista previa"
                onClick={() => props.onPick(undefined)}
              >
                <Icon name="close" />
              </button>
            </div>
            <p class="mt-1 flex flex-wrap items-center gap-2 text-sm">
              <span class="tabular-nums">{answer().data.codigo}</span>
              <StatePill schema={schema()} state={answer().data.estado} />
            </p>
            <dl class="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm">
              <For each={fields()}>
                {(field) => (
                  <>
                    <dt class="text-dim">{field.label}</dt>
                    <dd class="min-w-0 truncate">
                      <Value
                        field={field}
                        value={fieldValue(answer().data, field)}
                        refs={answer().meta.refs}
                      />
                    </dd>
                  </>
                )}
              </For>
            </dl>
            <a class="btn btn-primary btn-sm mt-3" href={recordHref(schema().name, answer().data.id)}>
              Abrir la ficha
            </a>
          </>
        )}
      </Show>
    </section>
  );
}
