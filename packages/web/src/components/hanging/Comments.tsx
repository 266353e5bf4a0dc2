import { createSignal, For, Show } from 'solid-js';
import { fileHref, type HangingPage } from '../../lib/api/hanging.ts';
import { fetchSchema } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { formatInstant, formatRecent } from '../../lib/format/date.ts';
import { texts } from '../../lib/record.ts';
import { createLoad, type Load } from '../../state/load.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Composer } from './Composer.tsx';
import { type HangingDeed, HangingVerb } from './HangingVerb.tsx';
import { PlainText } from './PlainText.tsx';

interface CommentsProps {
  readonly schema: Schema;
  readonly id: string;
  readonly page: Load<HangingPage>;
  readonly documents: Load<HangingPage>;
}

/** What people say to each other about a record, and saying something. */
export default function Comments(props: CommentsProps) {
  const [doing, setDoing] = createSignal<HangingDeed>();
  const own = createLoad(() => props.page.data()?.meta.module, fetchSchema);
  const now = new Date();
  const refs = () => props.page.data()?.meta.refs ?? {};
  /** Attachments are documents of the record, of the last kind it knows: the one for everything else. */
  const attachments = () => {
    const kind = props.schema.documentos?.at(-1)?.name;
    const meta = props.documents.data()?.meta;
    return kind && meta?.add ? { module: meta.module, kind } : undefined;
  };
  const nameOf = (id: unknown) => refs().usuario?.[String(id)] ?? 'Persona';
  const done = () => {
    setDoing(undefined);
    props.page.reload();
    props.documents.reload();
  };

  return (
    <Show
      when={props.page.data()}
      fallback={
        <Show when={props.page.problem()} fallback={<div class="sheet mt-5 h-40" aria-busy="true" />}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={props.page.reload} />}
        </Show>
      }
    >
      {(page) => (
        <div class="mt-5 max-w-3xl">
          <Show when={page().meta.add}>
            <div class="no-print mb-5">
              <Composer
                about={{ module: props.schema.name, id: props.id }}
                comments={page().meta.module}
                documents={attachments()}
                onDone={done}
              />
            </div>
          </Show>
          <ul class="space-y-4">
            <For
              each={page().data}
              fallback={<EmptyState icon="compromiso" title="Nadie ha comentado todavía" />}
            >
              {(one) => (
                <li class="comment" data-withdrawn={one.data.estado === 'RETIRADO' ? '' : undefined}>
                  <p class="text-sm">
                    <span class="font-medium">{nameOf(one.data.creadoPor)}</span>{' '}
                    <span class="text-dim">
                      {formatRecent(String(one.data.creadoEn), now)}{' '}
                      <time datetime={String(one.data.creadoEn)}>
                        {formatInstant(String(one.data.creadoEn))}
                      </time>
                      <Show when={one.data.corregidoEn && one.data.estado !== 'RETIRADO'}> (corregido)</Show>
                    </span>
                  </p>
                  <PlainText text={String(one.data.texto)} />
                  <ul class="flex flex-wrap gap-x-4 text-sm empty:hidden">
                    <For each={texts(one.data.adjuntos)}>
                      {(id) => (
                        <li>
                          <a href={fileHref(props.documents.data()?.meta.module ?? '', id, 'archivo')}>
                            {Object.values(refs()).find((labels) => labels[id])?.[id] ?? 'Adjunto'}
                          </a>
                        </li>
                      )}
                    </For>
                  </ul>
                  <div class="no-print -ml-2.5 empty:hidden">
                    <For each={one.verbs.filter(({ open }) => open)}>
                      {({ name }) => (
                        <button
                          type="button"
                          class="btn btn-quiet btn-sm"
                          onClick={() => setDoing({ one, verb: name })}
                        >
                          {own.data()?.verbs.find((known) => known.name === name)?.label ?? name}
                        </button>
                      )}
                    </For>
                  </div>
                </li>
              )}
            </For>
          </ul>
          <HangingVerb
            schema={own.data()}
            refs={refs()}
            deed={doing()}
            onClose={() => setDoing(undefined)}
            onDone={done}
          />
        </div>
      )}
    </Show>
  );
}
