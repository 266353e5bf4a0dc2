import { createEffect, createMemo, createSignal, For, lazy, on, onCleanup, Show, Suspense } from 'solid-js';
import type { Hanging, HangingPage } from '../../lib/api/hanging.ts';
import { fetchSchema } from '../../lib/api/records.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { previewOf } from '../../lib/hanging/preview.ts';
import { createLoad, type Load } from '../../state/load.ts';
import { Icon } from '../ui/Icon.tsx';
import { EmptyState } from '../ui/Notice.tsx';
import { DocumentRow, type Shown } from './DocumentRow.tsx';
import { HangingFrame } from './HangingFrame.tsx';
import { type HangingDeed, HangingVerb } from './HangingVerb.tsx';

const Preview = lazy(() => import('./Preview.tsx'));
const UploadDialog = lazy(() => import('./UploadDialog.tsx'));

interface DocumentsProps {
  readonly schema: Schema;
  readonly id: string;
  readonly page: Load<HangingPage>;
}

/** While a document is looked at, its outcome is asked for this often. */
const askAgain = 1500;

/** The documents of a record: what there is, what it is, and bringing more. */
export default function Documents(props: DocumentsProps) {
  const [uploading, setUploading] = createSignal(false);
  const [shown, setShown] = createSignal<Shown>();
  const [doing, setDoing] = createSignal<HangingDeed>();
  const [kind, setKind] = createSignal('');
  const [withdrawn, setWithdrawn] = createSignal(false);
  const own = createLoad(() => props.page.data()?.meta.module, fetchSchema);
  const kinds = () => props.schema.documentos ?? [];
  const labelOf = (name: unknown) => kinds().find((one) => one.name === name)?.label ?? String(name);
  const isWithdrawn = ({ data }: Hanging) => data.estado === 'RETIRADO';
  const all = () => props.page.data()?.data ?? [];
  const list = createMemo(() =>
    all().filter((one) => (!kind() || one.data.tipo === kind()) && (withdrawn() || !isWithdrawn(one))),
  );
  const present = () => kinds().filter(({ name }) => all().some(({ data }) => data.tipo === name));

  createEffect(
    on(all, (documents) => {
      if (!documents.some(({ data }) => data.estado === 'RECIBIDO')) return;
      const timer = setTimeout(props.page.reload, askAgain);
      onCleanup(() => clearTimeout(timer));
    }),
  );
  const done = () => {
    setUploading(false);
    setDoing(undefined);
    props.page.reload();
  };

  return (
    <HangingFrame page={props.page} own={own}>
      <div class="no-print mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Show when={present().length > 1}>
          <select
            class="field w-auto"
            aria-label="Tipo de documento"
            value={kind()}
            onChange={(event) => setKind(event.currentTarget.value)}
          >
            <option value="">Todos los tipos</option>
            <For each={present()}>{(one) => <option value={one.name}>{one.label}</option>}</For>
          </select>
        </Show>
        <Show when={all().some(isWithdrawn)}>
          <label class="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={withdrawn()}
              onChange={(event) => setWithdrawn(event.currentTarget.checked)}
            />
            Mostrar los retirados
          </label>
        </Show>
        <Show when={props.page.data()?.meta.add}>
          <button type="button" class="btn btn-primary ml-auto" onClick={() => setUploading(true)}>
            <Icon name="plus" class="size-4" />
            Subir un documento
          </button>
        </Show>
      </div>
      <Show
        when={list().length}
        fallback={
          <EmptyState icon="file" title="Sin documentos todavía">
            <Show when={props.page.data()?.meta.add}>
              <p>Suba el convenio, la resolución o lo que respalde este registro.</p>
            </Show>
          </EmptyState>
        }
      >
        <ul class="sheet mt-4 divide-y divide-line">
          <For each={list()}>
            {(one) => (
              <Show when={own.data()}>
                {(schema) => (
                  <DocumentRow
                    schema={schema()}
                    one={one}
                    refs={props.page.data()?.meta.refs ?? {}}
                    kindLabel={labelOf(one.data.tipo)}
                    onShow={setShown}
                    onVerb={(chosen, name) => setDoing({ one: chosen, verb: name })}
                  />
                )}
              </Show>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.page.data()?.meta.more}>
        <p class="mt-3 text-sm text-dim">Se muestran los 300 más recientes.</p>
      </Show>
      <Suspense>
        <Show when={uploading() && props.page.data()}>
          {(page) => (
            <UploadDialog
              as={page().meta.module}
              module={props.schema.name}
              id={props.id}
              kinds={kinds()}
              onClose={() => setUploading(false)}
              onDone={done}
            />
          )}
        </Show>
        <Show when={shown()}>
          {(file) => (
            <Preview
              {...file()}
              kind={previewOf(file().type) ?? 'text'}
              onClose={() => setShown(undefined)}
            />
          )}
        </Show>
        <HangingVerb
          schema={own.data()}
          refs={props.page.data()?.meta.refs ?? {}}
          deed={doing()}
          onClose={() => setDoing(undefined)}
          onDone={done}
        />
      </Suspense>
    </HangingFrame>
  );
}
