import type { ModuleDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import { getRecord } from '../../lib/api/records.ts';
import { timeLeft } from '../../lib/breach.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { recordHref } from '../../lib/place.ts';
import { createLoad } from '../../state/load.ts';
import { watchWidth } from '../../state/narrow.ts';
import { account } from '../../state/session.ts';
import { Facts } from '../record/Facts.tsx';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

/** The facts of a breach on one sheet of paper: what the early warning to the national CSIRT needs. */
export default function BreachReport(props: { descriptor: ModuleDescriptor }) {
  const [id, setId] = createSignal<string>();
  const found = createLoad(
    () => id() || undefined,
    (wanted, signal) => getRecord('brecha_seguridad', wanted, signal),
  );
  onMount(() => {
    watchWidth();
    setId(new URLSearchParams(location.search).get('id') ?? '');
  });
  const fieldsOf = (names: readonly string[]) =>
    props.descriptor.fields.filter(({ name }) => names.includes(name));

  return (
    <Show
      when={found.data()}
      fallback={
        <Switch fallback={<div class="h-96" aria-busy="true" />}>
          <Match when={found.problem()}>
            {(problem) => <ProblemNotice main problem={problem()} onRetry={found.reload} />}
          </Match>
          <Match when={id() === ''}>
            <h1 class="sr-only">Informe de hechos</h1>
            <div class="sheet mx-auto max-w-3xl">
              <EmptyState icon="alert" title="¿De qué brecha es el informe?">
                <p>
                  Ábralo desde la ficha de la brecha. <a href="/brecha_seguridad">Ver las brechas</a>
                </p>
              </EmptyState>
            </div>
          </Match>
        </Switch>
      }
    >
      {(record) => (
        <article class="mx-auto max-w-3xl">
          <header class="mb-5 flex flex-wrap items-start justify-between gap-3">
            <div>
              <p class="text-sm text-dim">
                {account()?.institucion.nombre} · {record().data.codigo}
              </p>
              <h1 class="text-xl">Informe de hechos: {String(record().data.titulo)}</h1>
              <p class="mt-1 text-sm text-dim">
                Ley 21.663, art. 9, y Ley 19.628, art. 14 sexies. Emitido el{' '}
                {formatInstant(new Date().toISOString())}.
              </p>
            </div>
            <div class="no-print flex gap-2">
              <a class="btn" href={recordHref('brecha_seguridad', record().data.id)}>
                Ver la ficha
              </a>
              <button type="button" class="btn btn-primary" onClick={() => print()}>
                Imprimir
              </button>
            </div>
          </header>
          <Show when={record().data.estado === 'DETECTADA'}>
            <p class="no-print mb-4">
              <Pill {...timeLeft(String(record().data.alertaHasta), Date.now())} />
            </p>
          </Show>
          <For each={props.descriptor.sections}>
            {(section) => (
              <section class="sheet mb-4 p-5">
                <h2 class="mb-3 text-base font-medium">{section.title}</h2>
                <Facts fields={fieldsOf(section.fields)} record={record()} />
              </section>
            )}
          </For>
        </article>
      )}
    </Show>
  );
}
