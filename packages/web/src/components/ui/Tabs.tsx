import { createEffect, For, type JSX } from 'solid-js';

/** One tab and how many things stand behind it. */
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly count?: number;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly onChoose: (name: string) => void;
  readonly children: JSX.Element;
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Tabs over one panel; arrows move among them and Tab goes on to the panel. */
export const Tabs = (props: TabsProps) => {
  let list: HTMLDivElement | undefined;
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const at = props.tabs.findIndex(({ name }) => name === props.current);
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length];
    if (!next) return;
    props.onChoose(next.name);
    list?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
  // On a phone the row is longer than the screen; whoever comes by an address must see where they are.
  createEffect(() => {
    const at = props.tabs.findIndex(({ name }) => name === props.current);
    const tab = list?.querySelectorAll<HTMLElement>('[role=tab]')[at];
    if (list && tab)
      list.scrollLeft = tab.offsetLeft - list.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
  });
  return (
    <>
      <div ref={list} class="tabs no-print" role="tablist" aria-label={props.label} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              data-tab={tab.name}
              aria-selected={tab.name === props.current}
              aria-controls="panel"
              tabindex={tab.name === props.current ? 0 : -1}
              onClick={() => props.onChoose(tab.name)}
            >
              {tab.label}
              {tab.count !== undefined && <span class="count">{tab.count}</span>}
            </button>
          )}
        </For>
      </div>
      <div
        id="panel"
        role="tabpanel"
        aria-label={props.tabs.find(({ name }) => name === props.current)?.label}
      >
        {props.children}
      </div>
    </>
  );
};
