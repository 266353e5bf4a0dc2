import { For, Show } from 'solid-js';
import type { OpenSession } from '../../lib/api/sessions.ts';
import { formatAgo, formatInstant } from '../../lib/format/date.ts';
import { Pill } from '../ui/Pill.tsx';

interface SessionRowsProps {
  readonly sessions: readonly OpenSession[];
  /** Offers to end those that are not this one. */
  readonly onEnd?: (session: OpenSession) => void;
  readonly ending?: string;
}

/** Browsers somebody is signed in with: which, since when, from where. */
export const SessionRows = (props: SessionRowsProps) => (
  <ul class="divide-y divide-line">
    <For each={props.sessions}>
      {(session) => (
        <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
          <div class="min-w-0 grow basis-60">
            <p class="flex flex-wrap items-center gap-2 font-medium">
              {session.navegador}
              <Show when={session.actual}>
                <Pill tone="ok" text="Esta sesión" />
              </Show>
            </p>
            <p class="text-sm text-dim">
              Última actividad {formatAgo(session.vista, new Date())} · desde la dirección{' '}
              <span class="tabular-nums">{session.ip}</span>
            </p>
            <p class="text-sm text-dim tabular-nums">
              Abierta el {formatInstant(session.desde)}; termina a más tardar el{' '}
              {formatInstant(session.vence)}
            </p>
          </div>
          <Show when={props.onEnd && !session.actual}>
            <button
              type="button"
              class="btn"
              aria-label={`Cerrar la sesión de ${session.navegador}, abierta el ${formatInstant(session.desde)}`}
              disabled={props.ending === session.id}
              onClick={() => props.onEnd?.(session)}
            >
              {props.ending === session.id ? 'Cerrando…' : 'Cerrar'}
            </button>
          </Show>
        </li>
      )}
    </For>
  </ul>
);
