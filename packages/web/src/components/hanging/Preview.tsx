import { createSignal, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { type PreviewKind, textOf } from '../../lib/hanging/preview.ts';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

interface PreviewProps {
  readonly title: string;
  readonly href: string;
  readonly kind: PreviewKind;
  /** Type found in its bytes. */
  readonly type: string;
  readonly onClose: () => void;
}

/** A document shown in the page, as what its bytes are and never as what its name says. */
export default function Preview(props: PreviewProps) {
  const [address, setAddress] = createSignal<string>();
  const [text, setText] = createSignal<string>();
  const [failed, setFailed] = createSignal(false);

  const show = async (): Promise<void> => {
    try {
      const response = await fetch(props.href, { credentials: 'same-origin' });
      if (!response.ok) throw new Error(String(response.status));
      const bytes = await response.arrayBuffer();
      if (props.kind === 'text') setText(textOf(bytes));
      else setAddress(URL.createObjectURL(new Blob([bytes], { type: props.type })));
    } catch {
      setFailed(true);
    }
  };
  onMount(show);
  onCleanup(() => {
    const made = address();
    if (made) URL.revokeObjectURL(made);
  });

  return (
    <Modal
      wide
      title={props.title}
      onClose={props.onClose}
      footer={
        <>
          <a class="btn" href={props.href} download="">
            Descargar
          </a>
          <button type="button" class="btn btn-primary" onClick={() => props.onClose()}>
            Cerrar
          </button>
        </>
      }
    >
      <Switch fallback={<div class="preview" aria-busy="true" />}>
        <Match when={failed()}>
          <Notice tone="bad" role="alert">
            <p>No pudimos mostrarlo. Descárguelo o inténtelo de nuevo.</p>
          </Notice>
        </Match>
        <Match when={text() !== undefined}>
          <pre class="preview-text" tabindex="0" textContent={text()} />
        </Match>
        <Match when={address()}>
          {(made) => (
            <Show
              when={props.kind === 'image'}
              fallback={<iframe class="preview" src={made()} title={props.title} />}
            >
              <img class="preview-image" src={made()} alt={props.title} />
            </Show>
          )}
        </Match>
      </Switch>
    </Modal>
  );
}
