import { Show } from 'solid-js';
import { newLabel, type Schema } from '../../lib/descriptor.ts';
import { isNarrowed, type ListState } from '../../lib/list/state.ts';
import { moduleIcon } from '../ui/Icon.tsx';
import { EmptyState } from '../ui/Notice.tsx';

interface NoRowsProps {
  readonly schema: Schema;
  readonly state: ListState;
  readonly canCreate: boolean;
  readonly onClear: () => void;
}

/** A list without rows: nothing coincides, or there is nothing yet. */
const NoRows = (props: NoRowsProps) => (
  <Show
    when={isNarrowed(props.state)}
    fallback={
      <EmptyState
        icon={moduleIcon(props.schema.icon)}
        title={`Aún no hay ${props.schema.label.many.toLowerCase()}`}
      >
        <Show when={props.canCreate} fallback={<p>Aparecerán aquí cuando estén dentro de su alcance.</p>}>
          <a class="btn mt-3" href={`/${props.schema.name}/nuevo`}>
            {newLabel(props.schema)}
          </a>
        </Show>
      </EmptyState>
    }
  >
    <EmptyState icon="search" title="Nada coincide con lo que busca">
      <p>Pruebe con menos filtros o con otra palabra.</p>
      <button type="button" class="btn mt-3" onClick={() => props.onClear()}>
        Limpiar filtros
      </button>
    </EmptyState>
  </Show>
);

export default NoRows;
