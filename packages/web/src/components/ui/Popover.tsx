import { createEffect, createSignal, createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { moveInMenu } from './menu-keys.ts';
import { placePanel } from './place-panel.ts';

interface PopoverProps {
  readonly trigger: JSX.Element;
  readonly triggerClass: string;
  readonly label?: string;
  readonly class?: string;
  /** A `menu` holds commands and is walked with the arrow keys; a `dialog`, anything else. */
  readonly kind: 'menu' | 'dialog';
  /** Drawn while the panel is open; told how to close it. */
  readonly children: (close: () => void) => JSX.Element;
}

/** A button with a panel that closes when one presses Escape or elsewhere. */
export const Popover = (props: PopoverProps) => {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let panel: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;

  /** Drawn before it shows, so that the browser puts the focus inside in the same step. */
  const prepare = (event: ToggleEvent): void => {
    setOpen(event.newState === 'open');
    firstControl()?.setAttribute('autofocus', '');
  };
  const firstControl = () => panel?.querySelector<HTMLElement>('input, button, a');
  /** What the panel holds may still be on its way when it opens: it is placed again whenever its size changes. */
  const settle = (): void => {
    if (!panel || !button) return;
    placePanel(panel, button);
    if (panel.contains(document.activeElement)) return;
    firstControl()?.focus({ preventScroll: true });
  };
  createEffect(() => {
    if (!open() || !panel) return;
    const observer = new ResizeObserver(settle);
    observer.observe(panel.firstElementChild ?? panel);
    onCleanup(() => observer.disconnect());
  });
  // The browser opens it by itself when it is pressed before this code has arrived.
  onMount(() => panel?.matches(':popover-open') && setOpen(true));
  const body = () => props.children(() => panel?.hidePopover());

  return (
    <>
      <button
        ref={button}
        id={`${id}-button`}
        type="button"
        class={props.triggerClass}
        popovertarget={id}
        aria-haspopup={props.kind}
        aria-expanded={open()}
        aria-label={props.label}
        title={props.label}
      >
        {props.trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class={`popover scrolls ${props.class ?? ''}`}
        onBeforeToggle={prepare}
      >
        <Show when={open()}>
          <Show
            when={props.kind === 'menu'}
            fallback={
              <div role="dialog" aria-labelledby={`${id}-button`}>
                {body()}
              </div>
            }
          >
            <div
              role="menu"
              tabindex={-1}
              class="py-1.5"
              aria-labelledby={`${id}-button`}
              onKeyDown={moveInMenu}
            >
              {body()}
            </div>
          </Show>
        </Show>
      </div>
    </>
  );
};
