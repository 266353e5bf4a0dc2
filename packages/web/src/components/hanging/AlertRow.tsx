import { For, Show } from 'solid-js';
import type { Hanging } from '../../lib/api/hanging.ts';
import { findField, type Schema } from '../../lib/descriptor.ts';
import { formatDate, formatInstant } from '../../lib/format/date.ts';
import { recordHref } from '../../lib/place.ts';
import { pointed, type Refs, texts } from '../../lib/record.ts';
import { StatePill } from '../ui/Pill.tsx';
import { Value } from '../ui/Value.tsx';

interface AlertRowProps {
  readonly schema: Schema;
  readonly one: Hanging;
  readonly refs: Refs;
  /** Id of the record it is shown with: of a part of it, the alert says which. */
  readonly about: string;
  readonly onVerb: (verb: string) => void;
}

/** One alert: its level and why, whom it is addressed to, and what somebody did about it. */
export const AlertRow = (props: AlertRowProps) => {
  const data = () => props.one.data;
  const person = (id: unknown) => props.refs.usuario?.[String(id)] ?? 'Persona';
  const people = () => texts(data().destinatarios).map(person).join(', ');
  const verbs = () =>
    props.schema.verbs.filter(
      ({ name, from }) => from && props.one.verbs.some((one) => one.name === name && one.open),
    );
  return (
    <li class="flex flex-wrap items-start gap-x-4 gap-y-3 p-4">
      <div class="min-w-0 grow basis-80">
        <p class="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Show when={findField(props.schema, 'nivel')}>
            {(field) => <Value field={field()} value={data().nivel} />}
          </Show>
          <a class="font-medium" href={recordHref(props.schema.name, data().id)}>
            {String(data().titulo)}
          </a>
          <Show when={data().estado !== 'ACTIVA'}>
            <StatePill schema={props.schema} state={data().estado} />
          </Show>
        </p>
        <Show when={data().sobre !== props.about && findField(props.schema, 'sobre')}>
          {(field) => (
            <p class="mt-1 text-sm wrap-anywhere">
              De {String(data().registro ?? '')}{' '}
              <Value
                field={pointed(data(), field(), props.refs)}
                value={data().sobre}
                refs={props.refs}
                links
              />
            </p>
          )}
        </Show>
        <p class="mt-1 text-sm text-dim">{String(data().explicacion ?? '')}</p>
        <p class="mt-1 text-sm text-dim">
          <Show when={people()}>Dirigida a {people()} · </Show>
          desde el <time>{formatInstant(String(data().nivelDesde ?? data().creadoEn))}</time>
        </p>
        <Show when={data().accion}>
          {(words) => (
            <p class="mt-2 text-sm">
              <span class="font-medium">{person(data().atendidaPor)}:</span> {String(words())}
            </p>
          )}
        </Show>
        <Show when={data().pospuestaHasta}>
          {(day) => (
            <p class="mt-2 text-sm">
              Pospuesta hasta el {formatDate(String(day()))}: {String(data().motivoPostergacion ?? '')}
            </p>
          )}
        </Show>
      </div>
      <div class="no-print flex flex-wrap gap-2">
        <For each={verbs()}>
          {({ name, label, tone }) => (
            <button
              type="button"
              class="btn btn-sm"
              classList={{ 'btn-primary': tone === 'primary' }}
              onClick={() => props.onVerb(name)}
            >
              {label}
            </button>
          )}
        </For>
      </div>
    </li>
  );
};
