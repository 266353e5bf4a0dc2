import { For, type JSX, Show } from 'solid-js';
import { fetchHealth, type SystemHealth } from '../../lib/api/system.ts';
import { formatCount, formatInteger, formatSize } from '../../lib/format/number.ts';
import { formatSpan, isoOf, scheduleLabel, storeLabel } from '../../lib/system/words.ts';
import { createLoad } from '../../state/load.ts';
import { Moment } from '../audit/Moment.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

const unknown = 'Sin dato';

/** Seconds behind from which lists are told to be late. */
const late = 300;

const Part = (props: { title: string; children: JSX.Element }) => (
  <section class="sheet mt-5" aria-label={props.title}>
    <h2 class="border-b border-line px-5 py-3 text-lg">{props.title}</h2>
    {props.children}
  </section>
);

const Fact = (props: { label: string; children: JSX.Element; note?: string | undefined }) => (
  <div class="sheet px-5 py-4">
    <p class="text-sm text-dim">{props.label}</p>
    <p class="mt-1 text-lg font-medium tabular-nums">{props.children}</p>
    <p class="mt-1 text-sm text-dim">{props.note}</p>
  </div>
);

const Nothing = () => <p class="px-5 py-4 text-sm text-dim">{unknown}: la medida no respondió.</p>;

const lagNote = ({ atraso }: SystemHealth): string => {
  if (!atraso) return 'La medida no respondió';
  if (atraso.ms >= late * 1000) return 'Las listas muestran lo de hace un rato';
  return atraso.pending
    ? formatCount(atraso.pending, 'cambio por ver', 'cambios por ver')
    : 'Las listas están al día';
};

const Facts = (props: { health: SystemHealth }) => {
  const dead = () => props.health.colas?.reduce((sum, queue) => sum + queue.dead, 0);
  return (
    <div class="mt-5 grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
      <Fact label="Errores abiertos" note={`${formatInteger(props.health.errores?.hoy ?? 0)} vistos hoy`}>
        <a href="/sistema?ver=errores">{props.health.errores?.abiertos ?? unknown}</a>
      </Fact>
      <Fact label="Trabajo sin atender" note="Falló tres veces y espera a alguien">
        <a href="/sistema?ver=colas">{dead() ?? unknown}</a>
      </Fact>
      <Fact label="Atraso de las listas" note={lagNote(props.health)}>
        {props.health.atraso ? formatSpan(props.health.atraso.ms / 1000) : unknown}
      </Fact>
      <Fact label="Versión" note={props.health.embebido ? 'En este equipo' : 'En la nube'}>
        {props.health.version}
      </Fact>
    </div>
  );
};

/** How the installation is, in one look. */
export default function Health() {
  const found = createLoad(
    () => 'salud',
    (_, signal) => fetchHealth(signal),
  );
  return (
    <Show
      when={found.data()}
      fallback={
        <Show when={found.problem()} fallback={<div class="sheet mt-5 h-96" aria-busy="true" />}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
        </Show>
      }
    >
      {(health) => (
        <>
          <Facts health={health()} />
          <Part title="Por horario">
            <Show when={health().horarios} fallback={<Nothing />}>
              {(runs) => (
                <Show
                  when={runs().length}
                  fallback={
                    <p class="px-5 py-4 text-sm text-dim">
                      Todavía no corre nada por horario desde que se instaló. La revisión nocturna parte a las
                      02:30.
                    </p>
                  }
                >
                  <table class="plain-table" data-stacks>
                    <caption class="sr-only">Última vez que corrió cada tarea por horario</caption>
                    <thead>
                      <tr>
                        <th scope="col">Tarea</th>
                        <th scope="col">Última vez</th>
                        <th scope="col">Cómo terminó</th>
                        <th scope="col">Demoró</th>
                      </tr>
                    </thead>
                    <tbody>
                      <For each={runs()}>
                        {(run) => (
                          <tr>
                            <td>{scheduleLabel(run.name)}</td>
                            <td>
                              <Moment at={isoOf(run.at)} />
                            </td>
                            <td>
                              <Pill tone={run.ok ? 'ok' : 'bad'} text={run.ok ? 'Bien' : 'Falló'} />
                            </td>
                            <td>{formatSpan(run.ms / 1000)}</td>
                          </tr>
                        )}
                      </For>
                    </tbody>
                  </table>
                </Show>
              )}
            </Show>
          </Part>
          <Part title="Espacio">
            <Show when={health().espacio} fallback={<Nothing />}>
              {(storage) => (
                <dl class="divide-y divide-line px-5 py-2">
                  <For each={storage()}>
                    {({ what, bytes }) => (
                      <div class="flex justify-between gap-4 py-2">
                        <dt>{storeLabel(what)}</dt>
                        <dd class="tabular-nums">{formatSize(bytes)}</dd>
                      </div>
                    )}
                  </For>
                </dl>
              )}
            </Show>
          </Part>
          <button type="button" class="btn no-print mt-5" disabled={found.busy()} onClick={found.reload}>
            <Icon name="restore" />
            {found.busy() ? 'Mirando…' : 'Mirar de nuevo'}
          </button>
        </>
      )}
    </Show>
  );
}
