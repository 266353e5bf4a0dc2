import { children, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Icon } from './Icon.tsx';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: JSX.Element;
  /** Buttons, the main one last. */
  readonly footer?: JSX.Element;
}

/** A dialog over the page, open for as long as it is mounted; the browser keeps the focus inside. */
export const Modal = (props: ModalProps) => {
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  const opener = document.activeElement;
  const footer = children(() => props.footer);

  onMount(() => dialog?.showModal());
  onCleanup(() => {
    dialog?.close();
    if (opener instanceof HTMLElement) opener.focus();
  });

  return (
    <dialog
      ref={dialog}
      class="modal"
      data-wide={props.wide ? '' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <div class="flex items-start gap-4 border-b border-line px-5 py-3.5">
        <h2 id={id} class="grow text-lg">
          {props.title}
        </h2>
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-sm -mr-2"
          aria-label="Cerrar"
          onClick={props.onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="scrolls min-h-0 grow px-5 py-4">{props.children}</div>
      <Show when={footer()}>
        <div class="flex flex-wrap justify-end gap-2 border-t border-line bg-sunken px-5 py-3">
          {footer()}
        </div>
      </Show>
    </dialog>
  );
};
