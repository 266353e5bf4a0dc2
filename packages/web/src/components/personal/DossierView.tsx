import { formatearRut } from '@gore/core/kernel/declare/valores/rut.ts';
import type { HeldModule, HeldTrace } from '@gore/core/personal-data/dossier.ts';
import { For, Show } from 'solid-js';
import { copyHref, type Found } from '../../lib/api/personal-data.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { formatCount } from '../../lib/format/number.ts';
import { Icon } from '../ui/Icon.tsx';
import { EmptyState } from '../ui/Notice.tsx';
import { HeldRecordCard } from './HeldRecordCard.tsx';

interface DossierViewProps {
  readonly found: Found;
  /** `module/id` of the records chosen for a request. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (record: string, chosen: boolean) => void;
}

const Reasons = (props: { of: HeldModule | HeldTrace }) => (
  <p class="mt-1 text-sm text-dim">
    {props.of.purpose || 'No guarda datos personales propios: solo apunta a la persona.'}
    <Show when={props.of.basis}> Base legal: {props.of.basis}</Show>
    <Show when={props.of.retention}> Se conserva: {props.of.retention}.</Show>
  </p>
);

const Trace = (props: { of: HeldTrace }) => (
  <section class="sheet p-5">
    <h3 class="text-base font-medium">{props.of.label}</h3>
    <Reasons of={props.of} />
    <ul class="mt-3 space-y-1 text-sm">
      <For each={props.of.entries.slice(-20)} fallback={<li class="text-dim">No hay ninguno.</li>}>
        {(entry) => (
          <li class="[overflow-wrap:anywhere]">
            <time class="text-dim tabular-nums" datetime={entry.at}>
              {formatInstant(entry.at)}
            </time>{' '}
            {entry.text}
          </li>
        )}
      </For>
    </ul>
    <Show when={props.of.entries.length > 20}>
      <p class="mt-2 text-sm text-dim">
        Los últimos 20 de {props.of.entries.length}: la copia los trae todos.
      </p>
    </Show>
  </section>
);

/** Everything found about a person, module by module, with why each is held. */
export const DossierView = (props: DossierViewProps) => {
  const dossier = () => props.found.dossier;
  const total = () => dossier().modules.reduce((sum, { records }) => sum + records.length, 0);
  return (
    <section aria-labelledby="found-title" class="space-y-4">
      <header class="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="found-title" class="text-lg" tabindex="-1">
            RUN {formatearRut(dossier().run)}: {formatCount(total(), 'registro', 'registros')}
          </h2>
          <p class="text-sm text-dim">
            Al {formatInstant(dossier().at)} · consulta {props.found.search.codigo}
          </p>
        </div>
        <div class="no-print flex flex-wrap gap-2">
          <a class="btn" href={copyHref(props.found.search, 'html')} download="">
            <Icon name="download" />
            Copia para la persona
          </a>
          <a class="btn" href={copyHref(props.found.search, 'json')} download="">
            <Icon name="download" />
            JSON
          </a>
          <button type="button" class="btn" onClick={() => print()}>
            Imprimir
          </button>
        </div>
      </header>
      <Show when={!total()}>
        <div class="sheet">
          <EmptyState icon="search" title="La institución no guarda nada con este RUN" />
        </div>
      </Show>
      <For each={dossier().modules}>
        {(held) => (
          <section class="sheet">
            <header class="border-b border-line px-5 py-3">
              <h3 class="text-base font-medium">{held.label}</h3>
              <Reasons of={held} />
            </header>
            <ul>
              <For each={held.records}>
                {(record) => (
                  <HeldRecordCard
                    record={record}
                    chosen={props.chosen.has(`${record.module}/${record.id}`)}
                    onChoose={(chosen) => props.onChoose(`${record.module}/${record.id}`, chosen)}
                  />
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
      <Show when={dossier().untold}>
        {(untold) => <p class="text-sm text-dim">Otros {untold()} registros solo apuntan a la persona.</p>}
      </Show>
      <For each={dossier().traces}>{(trace) => <Trace of={trace} />}</For>
    </section>
  );
};
