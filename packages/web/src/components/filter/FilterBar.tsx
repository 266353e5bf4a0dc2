import { createSignal, For, lazy, onCleanup, Show, Suspense } from 'solid-js';
import { chosen, limits, offeredFilters } from '../../lib/list/filters.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import type { FilterProps } from './FilterControl.tsx';

const FilterControl = lazy(() => import('./FilterControl.tsx'));
const FilterPanel = lazy(() => import('./FilterPanel.tsx'));

interface FilterBarProps extends Omit<FilterProps, 'field'> {
  readonly onSearch: (q: string) => void;
  readonly onClear: () => void;
}

const pause = 300;
/** Filters with a button of their own; the rest wait in the panel. */
const inSight = 4;

/** Search and filters of a list. */
export const FilterBar = (props: FilterBarProps) => {
  const [open, setOpen] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  const asked = (field: FilterProps['field']): number => {
    const { min, max } = limits(props.state, field);
    return chosen(props.state, field).length + (min ? 1 : 0) + (max ? 1 : 0);
  };
  const fields = () => offeredFilters(props.schema);
  const rest = () => fields().slice(inSight);
  const count = (among: readonly FilterProps['field'][]) => among.filter((field) => asked(field) > 0).length;
  const search = (q: string): void => {
    clearTimeout(timer);
    props.onSearch(q.trim());
  };

  return (
    <search>
      <form
        class="no-print flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          search(String(new FormData(event.currentTarget).get('q') ?? ''));
        }}
      >
        <div class="relative min-w-0 grow md:max-w-72">
          <Icon
            name="search"
            class="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-dim"
          />
          <input
            type="search"
            name="q"
            class="field pl-8"
            data-list-search
            placeholder="Código, nombre, palabra"
            aria-label={`Buscar en ${props.schema.label.many.toLowerCase()}`}
            value={props.state.q}
            onInput={(event) => {
              const { value } = event.currentTarget;
              clearTimeout(timer);
              timer = setTimeout(() => search(value), pause);
            }}
          />
        </div>
        <For each={fields().slice(0, inSight)}>
          {(field) => (
            <Popover
              kind="dialog"
              triggerClass={`btn max-md:hidden ${asked(field) ? 'border-link text-link' : ''}`}
              trigger={
                <>
                  {field.label}
                  <Show when={asked(field)} fallback={<Icon name="chevronDown" class="size-4 text-dim" />}>
                    <span class="count">{asked(field)}</span>
                  </Show>
                </>
              }
            >
              {() => (
                <Suspense fallback={<p class="w-56 px-3 py-2 text-dim">Cargando…</p>}>
                  <FilterControl {...props} field={field} />
                </Suspense>
              )}
            </Popover>
          )}
        </For>
        <Show when={rest().length}>
          <button type="button" class="btn max-md:hidden" onClick={() => setOpen(true)}>
            <Icon name="filter" class="size-4" />
            Más filtros
            <Show when={count(rest())}>{(number) => <span class="count">{number()}</span>}</Show>
          </button>
        </Show>
        <Show when={fields().length}>
          <button type="button" class="btn md:hidden" onClick={() => setOpen(true)}>
            <Icon name="filter" class="size-4" />
            Filtros
            <Show when={count(fields())}>{(number) => <span class="count">{number()}</span>}</Show>
          </button>
        </Show>
        <Suspense>
          <Show when={open()}>
            <FilterPanel {...props} onClose={() => setOpen(false)} />
          </Show>
        </Suspense>
      </form>
    </search>
  );
};
