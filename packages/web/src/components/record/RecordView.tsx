import type { Attachable } from '@gore/core/kernel/declare/subject.ts';
import { createEffect, createMemo, createSignal, lazy, Match, on, Show, Suspense, Switch } from 'solid-js';
import { fetchAlerts, fetchHanging, type HangingPage } from '../../lib/api/hanging.ts';
import { fetchRelations, getRecord } from '../../lib/api/records.ts';
import { findField, type Schema } from '../../lib/descriptor.ts';
import { formatValue } from '../../lib/format/value.ts';
import { recordHref } from '../../lib/place.ts';
import { fieldValue } from '../../lib/record.ts';
import { createLoad } from '../../state/load.ts';
import type { Router } from '../../state/router.ts';
import { useShortcuts } from '../../state/shortcuts.ts';
import { undone } from '../../state/undo.ts';
import { BackLink, RecordSkeleton } from '../module/skeletons.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { RecordHeader } from './RecordHeader.tsx';
import { RelatedRows } from './RelatedRows.tsx';
import { Summary } from './Summary.tsx';

const FormView = lazy(() => import('../form/FormView.tsx'));
const StoryView = lazy(() => import('./StoryView.tsx'));
const Comments = lazy(() => import('../hanging/Comments.tsx'));
const Alerts = lazy(() => import('../hanging/Alerts.tsx'));
const Documents = lazy(() => import('../hanging/Documents.tsx'));
const LinkedVerb = lazy(() => import('./LinkedVerb.tsx'));
const RecordWatch = lazy(() => import('../watch/RecordWatch.tsx'));
const PersonSessions = lazy(() => import('../sessions/PersonSessions.tsx'));

/** Verb only the record of a person has: who may use it also sees what it ends. */
const endsSessions = 'cerrarSesiones';

/** Where what hangs on a record is read beside it; an alert has a ficha of its own, where it is attended. */
const readBeside: Readonly<Partial<Record<Attachable, string>>> = {
  documents: 'documentos',
  comments: 'comentarios',
};

/** How many hang there, but for those in a state; nothing until it is known. */
const countOf = (page: HangingPage | undefined, without: string): number | undefined =>
  page?.data.filter(({ data }) => data.estado !== without).length;

interface RecordViewProps {
  readonly schema: Schema;
  readonly router: Router;
  readonly id: string;
  readonly onTitle: (title: string) => void;
}

/** The ficha of a record: what it is, what can be done to it, what points at it and what happened to it. */
export default function RecordView(props: RecordViewProps) {
  const [writes, setWrites] = createSignal(0);
  const record = createLoad(
    () => ({ module: props.schema.name, id: props.id, writes: writes() }),
    ({ module, id }, signal) => getRecord(module, id, signal),
  );
  const relations = createLoad(
    () => (props.schema.relations.length ? props.id : undefined),
    (id) => fetchRelations(props.schema.name, id),
  );
  const documents = createLoad(
    () => (props.schema.documentos ? props.id : undefined),
    (id, signal) => fetchHanging(props.schema.name, id, 'documentos', signal),
  );
  const comments = createLoad(
    () => (props.schema.comentarios ? props.id : undefined),
    (id, signal) => fetchHanging(props.schema.name, id, 'comentarios', signal),
  );
  const alerts = createLoad(
    () => (props.schema.alertas ? { id: props.id, writes: writes() } : undefined),
    ({ id }, signal) => fetchAlerts(props.schema.name, id, signal),
  );
  const search = () => new URLSearchParams(props.router.place().search);
  const editing = () => search().has('editar');
  const tab = () => search().get('ver') ?? 'resumen';
  const address = () => recordHref(props.schema.name, props.id);
  const title = createMemo(() => {
    const row = record.data()?.data;
    const field = findField(props.schema, props.schema.title);
    return row && field ? formatValue(field, fieldValue(row, field)) : undefined;
  });
  const hasVerb = (verb: string) => record.data()?.meta.verbs.some(({ name }) => name === verb) ?? false;
  const tabs = createMemo((): readonly Tab[] => [
    { name: 'resumen', label: 'Resumen' },
    ...(props.schema.alertas
      ? [{ name: 'alertas', label: 'Alertas', count: countOf(alerts.data(), 'CERRADA') }]
      : []),
    ...(props.schema.documentos
      ? [{ name: 'documentos', label: 'Documentos', count: countOf(documents.data(), 'RETIRADO') }]
      : []),
    ...(props.schema.comentarios
      ? [{ name: 'comentarios', label: 'Comentarios', count: countOf(comments.data(), 'RETIRADO') }]
      : []),
    ...(relations.data() ?? []).map(({ module, by, label, count }) => ({
      name: `${module}.${by}`,
      label,
      count,
    })),
    ...(hasVerb(endsSessions) ? [{ name: 'sesiones', label: 'Sesiones' }] : []),
    { name: 'historial', label: 'Historial' },
  ]);
  const relation = () => relations.data()?.find(({ module, by }) => `${module}.${by}` === tab());
  const canEdit = () =>
    record.data()?.meta.verbs.some(({ name, open }) => name === 'editar' && open) ?? false;

  // What hangs on a record is read where that record is, unless its own history is asked for.
  createEffect(
    on(
      () => record.data()?.data,
      (row) => {
        const { subject } = props.schema;
        const place = subject && readBeside[subject.as];
        if (!place || !row || search().has('ver')) return;
        location.replace(`${recordHref(String(row[subject.of]), String(row[subject.by]))}?ver=${place}`);
      },
    ),
  );
  createEffect(on(undone, () => changed(), { defer: true }));
  createEffect(on(title, (words) => words && props.onTitle(words)));
  useShortcuts({
    e: () => canEdit() && !editing() && props.router.go(`${address()}?editar=1`),
    u: () => !editing() && props.router.go(`/${props.schema.name}`),
  });

  const changed = (verb?: string): void => {
    if (verb === 'eliminar') {
      props.router.go(`/${props.schema.name}`, { replace: true });
      return;
    }
    setWrites((count) => count + 1);
    relations.reload();
  };

  const Watch = () => (
    <Suspense>
      <RecordWatch
        module={props.schema.name}
        id={props.id}
        version={record.data()?.data.version}
        editing={editing()}
        onUpdate={() => {
          record.reload();
          relations.reload();
        }}
      />
    </Suspense>
  );

  return (
    <Show
      when={record.data()}
      fallback={
        <Show when={record.problem()} fallback={<RecordSkeleton schema={props.schema} />}>
          {(problem) => (
            <>
              <BackLink schema={props.schema} />
              <ProblemNotice
                problem={problem()}
                main
                title="No pudimos mostrar la ficha"
                onRetry={record.reload}
              />
            </>
          )}
        </Show>
      }
    >
      {(answer) => (
        <Show
          when={!editing()}
          fallback={
            <Suspense>
              <Watch />
              <FormView
                schema={props.schema}
                router={props.router}
                record={answer()}
                onSaved={() => changed()}
              />
            </Suspense>
          }
        >
          <Watch />
          <RecordHeader
            schema={props.schema}
            record={answer()}
            title={title() ?? ''}
            busy={record.busy()}
            editHref={`${address()}?editar=1`}
            onChanged={changed}
          />
          <Show when={search().has('hacer') || search().has('enlace')}>
            <Suspense>
              <LinkedVerb
                schema={props.schema}
                record={answer()}
                search={search()}
                onEnd={(verb) => {
                  props.router.go(address(), { replace: true });
                  if (verb) changed(verb);
                }}
              />
            </Suspense>
          </Show>
          <div class="mt-5">
            <Tabs
              label="Partes de la ficha"
              tabs={tabs()}
              current={tab()}
              onChoose={(name) =>
                props.router.go(name === 'resumen' ? address() : `${address()}?ver=${name}`, {
                  replace: true,
                })
              }
            >
              <Switch fallback={<Summary schema={props.schema} record={answer()} />}>
                <Match when={tab() === 'historial'}>
                  <Suspense>
                    <StoryView schema={props.schema} id={props.id} writes={writes()} />
                  </Suspense>
                </Match>
                <Match when={tab() === 'alertas' && props.schema.alertas}>
                  <Suspense>
                    <Alerts schema={props.schema} id={props.id} page={alerts} />
                  </Suspense>
                </Match>
                <Match when={tab() === 'documentos' && props.schema.documentos}>
                  <Suspense>
                    <Documents schema={props.schema} id={props.id} page={documents} />
                  </Suspense>
                </Match>
                <Match when={tab() === 'comentarios' && props.schema.comentarios}>
                  <Suspense>
                    <Comments schema={props.schema} id={props.id} page={comments} documents={documents} />
                  </Suspense>
                </Match>
                <Match when={tab() === 'sesiones' && hasVerb(endsSessions)}>
                  <Suspense>
                    <PersonSessions
                      schema={props.schema}
                      person={answer()}
                      writes={writes()}
                      onChanged={changed}
                    />
                  </Suspense>
                </Match>
                <Match when={relation()} keyed>
                  {(found) => <RelatedRows relation={found} id={props.id} />}
                </Match>
              </Switch>
            </Tabs>
          </div>
        </Show>
      )}
    </Show>
  );
}
