import { wireName } from '../../lib/record.ts';
import type { FilterProps } from './FilterControl.tsx';

/** The exact text, or several separated by commas. */
export const TextFilter = (props: FilterProps) => (
  <div class="w-72 max-w-full p-3">
    <label>
      <span class="label">{props.field.label}</span>
      <input
        type="text"
        class="field"
        value={props.state.filters[wireName(props.field)] ?? ''}
        onChange={(event) => {
          const values = event.currentTarget.value.split(',').map((value) => value.trim());
          props.onFilter(wireName(props.field), values.filter(Boolean).join(','));
        }}
      />
    </label>
    <p class="help">El valor exacto; varios, separados por comas.</p>
  </div>
);
