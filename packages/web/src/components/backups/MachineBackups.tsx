import type { MachineBackups as Status } from '@gore/core/ports/backups.ts';
import { For, Show } from 'solid-js';
import { formatInstant } from '../../lib/format/date.ts';
import { formatSize } from '../../lib/format/number.ts';
import { EmptyState, Notice } from '../ui/Notice.tsx';

/** What to do about backups that are not as they should be. */
const Warnings = (props: { status: Status }) => (
  <>
    <Show when={props.status.failure}>
      {(failure) => (
        <div class="mb-4">
          <Notice tone="bad" role="alert">
            <p class="font-medium">El último respaldo no se pudo hacer ({formatInstant(failure().at)}).</p>
            <p>{failure().why}</p>
          </Notice>
        </div>
      )}
    </Show>
    <Show when={props.status.late && !props.status.failure}>
      <div class="mb-4">
        <Notice tone="warn" role="alert">
          Hace más de un día que no hay un respaldo nuevo. Si el equipo se apaga de noche, haga uno con{' '}
          <code class="font-mono">npm run backup</code>.
        </Notice>
      </div>
    </Show>
  </>
);

/** The backups of a portal on one machine. */
export const MachineBackups = (props: { status: Status }) => (
  <>
    <Warnings status={props.status} />
    <section class="sheet" aria-labelledby="copies-title">
      <div class="border-b border-line px-5 py-3">
        <h2 id="copies-title" class="text-lg">
          Respaldos guardados
        </h2>
        <p class="text-sm text-dim">
          Cada noche a las {props.status.hour}, mientras el portal está andando. Se conservan los{' '}
          {props.status.kept} más nuevos.
        </p>
      </div>
      <Show
        when={props.status.copies.length}
        fallback={
          <EmptyState icon="clock" title="Todavía no hay respaldos">
            El primero se hace esta noche; para hacer uno ahora, <code class="font-mono">npm run backup</code>
            .
          </EmptyState>
        }
      >
        <table class="plain-table" data-stacks>
          <thead>
            <tr>
              <th scope="col">Hecho</th>
              <th scope="col">Archivo</th>
              <th scope="col" class="figure">
                Tamaño
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.status.copies}>
              {(copy) => (
                <tr>
                  <td data-label="Hecho">{formatInstant(copy.at)}</td>
                  <td data-label="Archivo" class="break-all font-mono text-xs">
                    {copy.name}
                  </td>
                  <td data-label="Tamaño" class="figure tabular-nums">
                    {formatSize(copy.bytes)}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
    <p class="mt-4 text-sm text-dim">
      Están en el mismo equipo: copie de vez en cuando alguno a otro disco. Para volver a uno, con el portal
      detenido: <code class="font-mono">npm run restore -- archivo</code>.
    </p>
  </>
);
