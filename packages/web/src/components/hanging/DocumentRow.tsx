import type { Json } from '@gore/core/kernel/declare/json.ts';
import { For, Show } from 'solid-js';
import { fileHref, type Hanging } from '../../lib/api/hanging.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { formatSize } from '../../lib/format/number.ts';
import { previewOf } from '../../lib/hanging/preview.ts';
import { recordHref } from '../../lib/place.ts';
import type { Refs } from '../../lib/record.ts';
import { Icon } from '../ui/Icon.tsx';
import { StatePill } from '../ui/Pill.tsx';

/** A file somebody wants to look at. */
export interface Shown {
  readonly title: string;
  readonly href: string;
  readonly type: string;
}

interface RowProps {
  readonly schema: Schema;
  readonly one: Hanging;
  readonly refs: Refs;
  readonly kindLabel: string;
  readonly onShow: (shown: Shown) => void;
  readonly onVerb: (one: Hanging, verb: string) => void;
}

interface Version {
  readonly numero: number;
  readonly formato: string;
  readonly sha256: string;
  readonly subidoPor: string;
  readonly subidoEn: string;
  readonly nota: string;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const versionsOf = (value: Json | undefined): readonly Version[] =>
  (Array.isArray(value) ? value : []).map((row) => {
    const field = (name: string): Json | undefined =>
      typeof row === 'object' && row !== null && !Array.isArray(row) ? row[name] : undefined;
    return {
      numero: Number(field('numero')),
      formato: text(field('formato')),
      sha256: text(field('sha256')),
      subidoPor: text(field('subidoPor')),
      subidoEn: text(field('subidoEn')),
      nota: text(field('nota')),
    };
  });

/** One document: what it is, who brought it, what can be done with it, and its versions. */
export const DocumentRow = (props: RowProps) => {
  const data = () => props.one.data;
  const name = () => text(data().nombre) || data().codigo;
  const who = (id: Json | undefined) => props.refs.usuario?.[text(id)] ?? 'Persona';
  const versions = () => versionsOf(data().versiones);
  const open = () => data().estado === 'DISPONIBLE';
  const href = () => fileHref(props.schema.name, data().id, 'archivo');
  const verbs = () =>
    props.schema.verbs.filter(
      ({ name: verb, from }) => from && props.one.verbs.some((one) => one.name === verb && one.open),
    );

  return (
    <li class="document">
      <Icon name="file" class="mt-0.5 text-dim" />
      <div class="min-w-0 grow">
        <p class="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span class="font-medium wrap-anywhere">{name()}</span>
          <Show when={!open()}>
            <StatePill schema={props.schema} state={data().estado} />
          </Show>
        </p>
        <p class="text-sm text-dim">
          {props.kindLabel}
          <Show when={data().tamano}>{(size) => <> · {formatSize(Number(size()))}</>}</Show>
          <Show when={versions().length > 1}> · versión {versions().at(-1)?.numero}</Show> ·{' '}
          {who(data().subidoPor)} · <time>{formatInstant(text(data().subidoEn))}</time>
        </p>
        <Show when={text(data().resultado)}>
          {(reason) => <p class="mt-1 text-sm text-bad">{reason()}</p>}
        </Show>
        <Show when={text(data().nota)}>{(note) => <p class="mt-1 text-sm">{note()}</p>}</Show>
        <Show when={versions().length}>
          <details class="mt-1 text-sm">
            <summary class="w-fit cursor-pointer text-link">Versiones y huella</summary>
            <ol class="mt-1.5 space-y-1.5">
              <For each={versions().toReversed()}>
                {(version) => (
                  <li>
                    <span class="font-medium">Versión {version.numero}</span>{' '}
                    <span class="text-dim">
                      {who(version.subidoPor)}, {formatInstant(version.subidoEn)}
                    </span>{' '}
                    <a
                      href={fileHref(
                        props.schema.name,
                        data().id,
                        'versiones',
                        versions().indexOf(version),
                        'archivo',
                      )}
                    >
                      Descargar
                      <span class="sr-only">
                        {' '}
                        la versión {version.numero} de {name()}
                      </span>
                    </a>
                    <Show when={version.nota}>{(note) => <span class="block">{note()}</span>}</Show>
                    <code class="block font-mono text-xs text-dim wrap-anywhere">
                      SHA-256 {version.sha256}
                    </code>
                  </li>
                )}
              </For>
            </ol>
          </details>
        </Show>
      </div>
      <div class="document-actions no-print">
        <Show when={open()}>
          <Show when={previewOf(data().formato)}>
            <button
              type="button"
              class="btn btn-sm"
              onClick={() => props.onShow({ title: name(), href: href(), type: text(data().formato) })}
            >
              Ver<span class="sr-only"> {name()}</span>
            </button>
          </Show>
          <a class="btn btn-sm" href={href()}>
            Descargar<span class="sr-only"> {name()}</span>
          </a>
        </Show>
        <For each={verbs()}>
          {(verb) => (
            <button
              type="button"
              class="btn btn-quiet btn-sm"
              onClick={() => props.onVerb(props.one, verb.name)}
            >
              {verb.label}
              <span class="sr-only">: {name()}</span>
            </button>
          )}
        </For>
        <a class="btn btn-quiet btn-sm" href={`${recordHref(props.schema.name, data().id)}?ver=historial`}>
          Historial<span class="sr-only"> de {name()}</span>
        </a>
      </div>
    </li>
  );
};
