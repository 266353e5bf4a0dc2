import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import { placePanel } from './place-panel.ts';

interface PopoverProps {
  readonly trigger: JSX.Element;
  readonly triggerClass: string;
  readonly label?: string;
  readonly class?: string;
  /** `menu` says to assistive technology that the panel holds commands. */
  readonly kind?: 'menu' | 'dialog';
  /** Drawn while the panel is open; told how to close it. */
  readonly children: (close: () => void) => JSX.Element;
}

/** A button with a panel that closes when one presses Escape or elsewhere. */
export const Popover = (props: PopoverProps) => {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  let panel: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;

  const toggled = (event: ToggleEvent): void => {
    const opened = event.newState === 'open';
    setOpen(opened);
    if (!opened || !panel || !button) return;
    placePanel(panel, button);
    panel.querySelector<HTMLElement>('[autofocus], input, button, a, [tabindex]')?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.triggerClass}
        popovertarget={id}
        aria-haspopup={props.kind ?? 'dialog'}
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
        class={`popover ${props.class ?? ''}`}
        role={props.kind ?? 'dialog'}
        aria-label={props.label}
        onToggle={toggled}
      >
        <Show when={open()}>{props.children(() => panel?.hidePopover())}</Show>
      </div>
    </>
  );
};
