import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createMemo, createSignal, For, lazy, Show, Suspense } from 'solid-js';
import type { RecordAnswer } from '../../lib/api/records.ts';
import { pickFields, type Schema } from '../../lib/descriptor.ts';
import { formatCount } from '../../lib/format/number.ts';
import { communesIn, placeIn } from '../../lib/map/draft.ts';
import { fieldValue, isEmpty } from '../../lib/record.ts';
import { shownSections } from '../../lib/sections.ts';
import { Facts } from './Facts.tsx';
import { Highlights } from './Highlights.tsx';
import { ListField } from './ListField.tsx';

const RecordShape = lazy(() => import('../map/RecordShape.tsx'));
const RecordLayer = lazy(() => import('../map/RecordLayer.tsx'));
const RecordPlace = lazy(() => import('../map/RecordPlace.tsx'));

interface SummaryProps {
  readonly schema: Schema;
  readonly record: RecordAnswer;
}

const kernelFacts = ['estadoDesde', 'creadoEn', 'creadoPor', 'actualizadoEn', 'actualizadoPor'];

const Section = (
  props: SummaryProps & { title: string; fields: readonly FieldDescriptor[]; empties: boolean },
) => {
  const shown = () =>
    props.fields
      .filter((field) => props.empties || !isEmpty(fieldValue(props.record.data, field)))
      .sort((a, b) => Number(a.kind === 'longText') - Number(b.kind === 'longText'));
  const rows = () => shown().filter(({ kind }) => kind === 'list');
  return (
    <Show when={shown().length}>
      <section class="px-5 py-4">
        <h2 class="mb-3 text-[0.9375rem]">{props.title}</h2>
        <Facts fields={shown().filter(({ kind }) => kind !== 'list')} record={props.record} />
        <For each={rows()}>{(field) => <ListField field={field} record={props.record} />}</For>
      </section>
    </Show>
  );
};

/** The values of a record, section by section; empty ones step aside until asked for. */
export const Summary = (props: SummaryProps) => {
  const [empties, setEmpties] = createSignal(false);
  /** The title is the heading of the ficha already. */
  const sections = createMemo(() =>
    shownSections(props.schema, (name) => props.record.data[name]).map(({ title, fields }) => ({
      title,
      fields: fields.filter(({ name }) => name !== props.schema.title),
    })),
  );
  const emptyCount = () =>
    sections()
      .flatMap(({ fields }) => fields)
      .filter((field) => isEmpty(fieldValue(props.record.data, field))).length;
  const value = (name: string) => props.record.data[name];
  const place = () => (props.schema.place ? placeIn(value(props.schema.place)) : undefined);
  const shapes = () =>
    props.schema.fields.filter(({ kind, name }) => kind === 'geometry' && !isEmpty(value(name)));
  const figures = () =>
    props.schema.fields.filter(
      ({ source }) => source === 'derived' || source === 'rollup' || source === 'computed',
    );

  return (
    <div class="mt-5">
      <Highlights {...props} />
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-5 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div class="sheet divide-y divide-line">
          <For each={sections()}>
            {(section) => (
              <Section {...props} title={section.title} fields={section.fields} empties={empties()} />
            )}
          </For>
          <Show when={emptyCount()}>
            <p class="no-print px-5 py-2.5">
              <button
                type="button"
                class="btn btn-quiet btn-sm -ml-2.5"
                onClick={() => setEmpties((on) => !on)}
              >
                {empties()
                  ? 'Ocultar los campos vacíos'
                  : `Mostrar ${formatCount(emptyCount(), 'campo vacío', 'campos vacíos')}`}
              </button>
            </p>
          </Show>
        </div>
        <div>
          <aside class="sheet divide-y divide-line" aria-label="Datos del registro">
            <Show when={figures().length}>
              <div class="px-5 py-4">
                <Facts fields={figures()} record={props.record} rows />
              </div>
            </Show>
            <div class="px-5 py-4">
              <Facts fields={pickFields(props.schema, kernelFacts)} record={props.record} rows />
            </div>
          </aside>
          <Show when={place()}>
            {(there) => (
              <Suspense>
                <RecordPlace
                  module={props.schema.name}
                  place={there()}
                  communes={communesIn(props.schema, value)}
                />
              </Suspense>
            )}
          </Show>
          <Show when={props.schema.layer?.shown.includes(props.record.data.estado)}>
            <Suspense>
              <RecordLayer id={props.record.data.id} />
            </Suspense>
          </Show>
          <For each={shapes()}>
            {(field) => (
              <Suspense>
                <RecordShape
                  module={props.schema.name}
                  id={props.record.data.id}
                  field={field}
                  value={value(field.name)}
                />
              </Suspense>
            )}
          </For>
        </div>
      </div>
    </div>
  );
};
