import { createSignal, onMount, Show } from 'solid-js';
import { verifyDocument } from '../../lib/api/reports.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { createLoad } from '../../state/load.ts';
import { EntranceFrame } from '../entrance/EntranceFrame.tsx';
import { Notice } from '../ui/Notice.tsx';

const Fact = (props: { name: string; text: string; mono?: boolean }) => (
  <div>
    <dt class="text-sm text-dim">{props.name}</dt>
    <dd class="wrap-anywhere" classList={{ 'font-mono text-sm': props.mono ?? false }}>
      {props.text}
    </dd>
  </div>
);

/** Whether a document is genuine, for whoever holds it: nothing of what it says. */
export default function VerifyApp() {
  const [code, setCode] = createSignal<string>();
  const found = createLoad(code, verifyDocument);
  onMount(() => {
    const [, , last = ''] = location.pathname.split('/');
    setCode(decodeURIComponent(last));
  });
  return (
    <EntranceFrame
      institution={found.data()?.institucion}
      title="Verificación de un documento"
      lead="Compare el código y la fecha con los que están impresos en el documento."
    >
      <Show when={found.problem()}>
        {(problem) => (
          <Notice tone="bad" role="alert">
            {problem().message}
          </Notice>
        )}
      </Show>
      <Show when={found.data()}>
        {(document) => (
          <>
            <Show
              when={document().vigente}
              fallback={
                <Notice tone="bad" role="status">
                  <p class="font-medium">Este documento fue anulado.</p>
                  <p>Pida uno nuevo a la institución.</p>
                </Notice>
              }
            >
              <Notice tone="ok" role="status">
                <p class="font-medium">El documento es auténtico y está vigente.</p>
              </Notice>
            </Show>
            <dl class="space-y-3">
              <Fact name="Institución" text={document().institucion} />
              <Fact name="Emitido" text={formatInstant(document().fecha)} />
              <Fact name="Código" text={document().codigo} mono />
              <Fact name="Huella SHA-256 del archivo" text={document().huella} mono />
            </dl>
          </>
        )}
      </Show>
    </EntranceFrame>
  );
}
