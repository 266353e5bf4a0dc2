import { createSignal, onCleanup, onMount } from 'solid-js';

const key = 'gore:atajos';

/** Whether single keys do something; people who dictate or whose keys repeat can switch them off (WCAG 2.1.4). */
export const [singleKeys, setSingleKeys] = createSignal(true);

/** Takes up what was chosen on this computer. */
export const recallSingleKeys = (): void => {
  setSingleKeys(localStorage.getItem(key) !== 'no');
};

/** Switches single keys on or off. */
export const chooseSingleKeys = (on: boolean): void => {
  localStorage.setItem(key, on ? 'si' : 'no');
  setSingleKeys(on);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, dialog, [popover], [contenteditable]') !== null;

/** Hears single keys while the component is there; `act` answers whether it did something with one. */
export const useKey = (act: (key: string) => boolean): void => {
  onMount(() => {
    const press = (event: KeyboardEvent): void => {
      if (!singleKeys() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (act(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    onCleanup(() => document.removeEventListener('keydown', press));
  });
};

/** What each single key does while the component is there; an action answers `false` to leave the key alone. */
export const useShortcuts = (actions: Readonly<Record<string, () => unknown>>): void =>
  useKey((key) => {
    const action = actions[key];
    return action !== undefined && action() !== false;
  });
