import { For, Show } from 'solid-js';

const fewSections = 3;

const go = (title: string): void => {
  const section = document.getElementById(`section-${title}`);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
};

/** The sections of a long form, to jump to. */
export const SectionNav = (props: { titles: readonly string[] }) => (
  <Show when={props.titles.length > fewSections} fallback={<div />}>
    <nav
      class="sticky top-[calc(var(--bar)+var(--ribbon,0rem)+1.25rem)] hidden xl:block"
      aria-label="Secciones del formulario"
    >
      <ul class="border-l border-line-strong text-sm">
        <For each={props.titles}>
          {(title) => (
            <li>
              <button
                type="button"
                class="-ml-px min-h-7 border-l border-transparent py-0.5 pl-3 text-left text-dim hover:border-link hover:text-ink"
                onClick={() => go(title)}
              >
                {title}
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  </Show>
);
