import { For } from 'solid-js';
import { describeFilter, offeredFilters } from '../../lib/list/filters.ts';
import { Modal } from '../ui/Modal.tsx';
import FilterControl, { type FilterProps } from './FilterControl.tsx';

/** Every filter of a list, one under the other. */
export default function FilterPanel(
  props: Omit<FilterProps, 'field'> & { readonly onClear: () => void; readonly onClose: () => void },
) {
  return (
    <Modal
      title="Filtros"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClear()}>
            Limpiar filtros
          </button>
          <button type="button" class="btn btn-primary" onClick={() => props.onClose()}>
            Ver resultados
          </button>
        </>
      }
    >
      <div class="-mx-5 -my-4 divide-y divide-line">
        <For each={offeredFilters(props.schema)}>
          {(field) => {
            const words = () => describeFilter(props.state, field, { refs: props.refs });
            return (
              <details class="group">
                <summary class="flex items-baseline gap-3 px-5 py-2.5 hover:bg-hover">
                  <span class="grow">{field.label}</span>
                  <span class="truncate text-sm text-dim">{words() ?? 'Todos'}</span>
                </summary>
                <div class="px-2 pb-2">
                  <FilterControl {...props} field={field} />
                </div>
              </details>
            );
          }}
        </For>
      </div>
    </Modal>
  );
}
