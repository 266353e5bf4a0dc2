import { createEffect, createSignal, createUniqueId, For, Show } from 'solid-js';
import { type Choice, searchChoices } from '../../lib/api/lookups.ts';
import { createLoad } from '../../state/load.ts';
import { Icon } from './Icon.tsx';
import { createActiveOption } from './listbox-keys.ts';
import { placePanel } from './place-panel.ts';

interface ComboboxProps {
  readonly id: string;
  /** Module whose records are offered. */
  readonly module: string;
  /** Text shown while nobody types. */
  readonly text: string;
  readonly onChoose: (choice: Choice) => void;
  readonly onClear?: () => void;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly placeholder?: string;
  /** Name of the control when no label element names it. */
  readonly label?: string;
  readonly disabled?: boolean;
}

const pause = 200;

/** A text that searches the records of a module and chooses one (ARIA combobox with a list). */
export const Combobox = (props: ComboboxProps) => {
  const listId = createUniqueId();
  const [typed, setTyped] = createSignal<string>();
  const [query, setQuery] = createSignal<string>();
  let input: HTMLInputElement | undefined;
  let panel: HTMLDivElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const found = createLoad(query, (q, signal) => searchChoices(props.module, q, signal));
  const options = () => found.data() ?? [];
  const { active, setActive, move } = createActiveOption(() => options().length);
  const open = () => typed() !== undefined;
  /** The options on screen are those of what is written, and not of what was written before. */
  const settled = () => query() === typed() && !found.busy();
  /** Somebody pressed Enter before the options arrived. */
  const [hasty, setHasty] = createSignal(false);
  const status = (): string => {
    if (found.problem() || options().length) return found.problem()?.message ?? '';
    return found.busy() ? 'Buscando…' : 'Nada coincide.';
  };

  const search = (text: string): void => {
    setTyped(text);
    setActive(0);
    setHasty(false);
    clearTimeout(timer);
    timer = setTimeout(() => setQuery(text), pause);
  };
  const start = (): void => {
    if (open()) return;
    setTyped('');
    setActive(0);
    setQuery('');
  };
  const stop = (): void => {
    clearTimeout(timer);
    setTyped(undefined);
    setQuery(undefined);
  };
  const choose = (choice: Choice | undefined): void => {
    if (!choice) return;
    props.onChoose(choice);
    stop();
  };

  createEffect(() => {
    if (!hasty() || !settled()) return;
    setHasty(false);
    choose(options()[0]);
  });
  createEffect(() => {
    if (!panel || !input) return;
    if (!open()) return panel.matches(':popover-open') ? panel.hidePopover() : undefined;
    panel.style.width = `${input.offsetWidth}px`;
    if (!panel.matches(':popover-open')) panel.showPopover();
    options();
    placePanel(panel, input);
  });

  const press = (event: KeyboardEvent): void => {
    if (!open()) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        start();
      }
      return;
    }
    if (move(event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (settled()) choose(options()[active()]);
      else setHasty(true);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      stop();
    }
  };

  return (
    <div class="relative">
      <input
        ref={input}
        id={props.id}
        type="text"
        role="combobox"
        class="field pr-8"
        autocomplete="off"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={listId}
        aria-activedescendant={open() && options().length ? `${listId}-${active()}` : undefined}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        disabled={props.disabled}
        placeholder={props.placeholder ?? 'Escriba para buscar'}
        value={typed() ?? props.text}
        onInput={(event) => search(event.currentTarget.value)}
        onClick={start}
        onKeyDown={press}
        onBlur={stop}
      />
      <Show when={props.text && props.onClear && !props.disabled}>
        <button
          type="button"
          class="absolute inset-y-0 right-0 w-8 text-dim hover:text-ink"
          aria-label="Quitar"
          onClick={() => {
            stop();
            props.onClear?.();
          }}
        >
          <Icon name="close" class="size-4" />
        </button>
      </Show>
      <div ref={panel} popover="manual" class="popover">
        <div id={listId} role="listbox" aria-label="Opciones" class="scrolls max-h-64 py-1">
          <For each={options()}>
            {(choice, at) => (
              <button
                type="button"
                role="option"
                id={`${listId}-${at()}`}
                class="option"
                tabindex={-1}
                aria-selected={at() === active()}
                onPointerMove={() => setActive(at())}
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(choice);
                }}
              >
                <span class="grow">{choice.label}</span>
                <Show when={choice.codigo !== choice.label}>
                  <span class="text-xs text-dim tabular-nums">{choice.codigo}</span>
                </Show>
              </button>
            )}
          </For>
        </div>
        <p role="status" class="px-3 py-2 text-dim empty:hidden">
          {status()}
        </p>
      </div>
    </div>
  );
};
