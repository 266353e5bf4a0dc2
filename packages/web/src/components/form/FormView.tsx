import { createEffect, createMemo, createSignal, For, lazy, on, onCleanup, Show, Suspense } from 'solid-js';
import type { RecordAnswer } from '../../lib/api/records.ts';
import { newLabel, type Schema } from '../../lib/descriptor.ts';
import { givenIn, namesOf } from '../../lib/form/given.ts';
import { readRaw } from '../../lib/form/read.ts';
import { communesIn, overlapDraft, placeIn } from '../../lib/map/draft.ts';
import { moduleHref, recordHref } from '../../lib/place.ts';
import { shownSections } from '../../lib/sections.ts';
import { createLoad } from '../../state/load.ts';
import type { Router } from '../../state/router.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FieldRow } from './FieldRow.tsx';
import { createForm } from './form-state.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SectionNav } from './SectionNav.tsx';
import { createSaving } from './saving.ts';

const ConflictDialog = lazy(() => import('./ConflictDialog.tsx'));
const OverlapNotice = lazy(() => import('./OverlapNotice.tsx'));
const PlaceHelp = lazy(() => import('../map/PlaceHelp.tsx'));

/** Degrees as the form writes them. */
const spelled = (degrees: number): string => degrees.toFixed(6).replace('.', ',');

interface FormViewProps {
  readonly schema: Schema;
  readonly router: Router;
  /** The record to edit; without one, a new record is written. */
  readonly record?: RecordAnswer;
  readonly onSaved?: () => void;
}

/** The form of a module, to create or to edit. */
export default function FormView(props: FormViewProps) {
  const [leave, setLeave] = createSignal<() => void>();
  const asked = () =>
    props.record ? [] : (props.schema.verbs.find(({ name }) => name === 'crear')?.inputs ?? []);
  const writable = createMemo(() =>
    props.schema.fields.filter(
      ({ source, readOnly, fixed }) =>
        (source === 'field' || source === 'extra') && !readOnly && !(fixed && props.record),
    ),
  );
  const given = props.record ? {} : givenIn(writable(), props.router.place().search);
  const form = createForm([...writable(), ...asked()], props.record?.data, given);
  const givenNames = createLoad(
    () => (Object.keys(given).length ? writable() : undefined),
    (fields) => namesOf(fields, given),
  );

  const draft = (name: string) => {
    const field = writable().find((one) => one.name === name);
    if (!field) return props.record?.data[name];
    const reading = readRaw(field, form.get(name));
    return reading.ok ? reading.value : undefined;
  };
  const sections = createMemo(() => {
    const names = new Set(writable());
    return [
      ...shownSections(props.schema, draft),
      ...(asked().length ? [{ title: 'Para el registro', fields: asked() }] : []),
    ]
      .map(({ title, fields }) => ({
        title,
        fields: fields.filter((f) => names.has(f) || asked().includes(f)),
      }))
      .filter(({ fields }) => fields.length > 0);
  });
  const saving = createSaving({
    schema: () => props.schema,
    record: () => props.record,
    asked,
    fields: () =>
      sections()
        .flatMap(({ fields }) => fields)
        .filter((field) => !asked().includes(field)),
    form,
    onSaved: (id) => {
      props.router.guard(undefined);
      props.onSaved?.();
      props.router.go(recordHref(props.schema.name, id), { replace: true });
    },
  });
  const back = () =>
    props.record ? recordHref(props.schema.name, props.record.data.id) : moduleHref(props.schema.name);

  createEffect(
    on(
      () => props.record?.data,
      (now, before) => before && now && form.follow(before, now),
    ),
  );
  createEffect(() => {
    const dirty = saving.changeCount() > 0;
    props.router.guard(dirty ? (go) => setLeave(() => go) : undefined);
  });
  onCleanup(() => props.router.guard(undefined));

  return (
    <form
      ref={form.element}
      novalidate
      aria-labelledby="form-title"
      onSubmit={(event) => {
        event.preventDefault();
        saving.save();
      }}
    >
      <header>
        <Show
          when={props.record}
          fallback={
            <h1 id="form-title" class="text-xl">
              {newLabel(props.schema)}
            </h1>
          }
        >
          {(record) => (
            <>
              <p class="text-sm text-dim tabular-nums">{record().data.codigo}</p>
              <h1 id="form-title" class="text-xl">
                Editar {props.schema.label.one.toLowerCase()}
              </h1>
            </>
          )}
        </Show>
      </header>
      <ErrorSummary
        faults={form.faults()}
        problem={saving.problem()}
        fields={sections().flatMap(({ fields }) => fields)}
        onFocus={form.focus}
      />
      <Show when={!props.record && props.schema.overlap}>
        <Suspense>
          <OverlapNotice schema={props.schema} draft={overlapDraft(props.schema, draft)} />
        </Suspense>
      </Show>
      <div class="mt-5 grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_13rem]">
        <div class="sheet divide-y divide-line">
          <For each={sections().map(({ title }) => title)}>
            {(title) => (
              <fieldset class="px-5 py-5" id={`section-${title}`} tabindex={-1}>
                <legend class="float-left mb-4 w-full text-[0.9375rem] font-semibold">{title}</legend>
                <div class="clear-both grid gap-x-6 gap-y-4 md:grid-cols-2">
                  <For each={sections().find((section) => section.title === title)?.fields}>
                    {(field) => (
                      <>
                        <FieldRow
                          field={field}
                          form={form}
                          refs={props.record?.meta.refs ?? givenNames.data() ?? {}}
                        />
                        <Show when={field.name === props.schema.place && field.kind === 'point'}>
                          <div class="md:col-span-2">
                            <Suspense>
                              <PlaceHelp
                                place={placeIn(draft(field.name))}
                                communes={communesIn(props.schema, draft)}
                                onPlace={({ lon, lat }) =>
                                  form.set(field.name, { lon: spelled(lon), lat: spelled(lat) })
                                }
                              />
                            </Suspense>
                          </div>
                        </Show>
                      </>
                    )}
                  </For>
                </div>
              </fieldset>
            )}
          </For>
        </div>
        <SectionNav titles={sections().map(({ title }) => title)} />
      </div>
      <SaveBar saving={saving} isNew={!props.record} onCancel={() => props.router.go(back())} />
      <Show when={leave()}>
        {(go) => <LeaveDialog onStay={() => setLeave(undefined)} onLeave={() => go()()} />}
      </Show>
      <Suspense>
        <Show when={saving.conflict()} keyed>
          {(conflict) => (
            <ConflictDialog
              schema={props.schema}
              conflict={conflict}
              onClose={() => saving.settle(undefined)}
              onResolve={saving.settle}
            />
          )}
        </Show>
      </Suspense>
    </form>
  );
}
