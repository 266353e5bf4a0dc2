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

/** What each single key does while the component is there; an action answers `false` to leave the key alone. */
export const useShortcuts = (actions: Readonly<Record<string, () => unknown>>): void => {
  onMount(() => {
    const press = (event: KeyboardEvent): void => {
      if (!singleKeys() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = actions[event.key];
      if (action && action() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    onCleanup(() => document.removeEventListener('keydown', press));
  });
};
