import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { Match, Switch } from 'solid-js';
import type { Schema } from '../../lib/descriptor.ts';
import { filterControl } from '../../lib/list/filters.ts';
import type { ListState } from '../../lib/list/state.ts';
import type { Refs } from '../../lib/record.ts';
import { OptionsFilter } from './OptionsFilter.tsx';
import { RangeFilter } from './RangeFilter.tsx';
import { RecordsFilter } from './RecordsFilter.tsx';
import { TextFilter } from './TextFilter.tsx';

/** What every filter of a list is given. */
export interface FilterProps {
  readonly schema: Schema;
  readonly field: FieldDescriptor;
  readonly state: ListState;
  readonly refs: Refs;
  /** Asks something of `field`, `field.min` or `field.max`; an empty text asks nothing. */
  readonly onFilter: (name: string, value: string) => void;
}

/** The control by which a field is filtered. */
export default function FilterControl(props: FilterProps) {
  const is = (control: ReturnType<typeof filterControl>) => filterControl(props.field) === control;
  return (
    <Switch>
      <Match when={is('options') || is('yesNo')}>
        <OptionsFilter {...props} />
      </Match>
      <Match when={is('records')}>
        <RecordsFilter {...props} />
      </Match>
      <Match when={is('range')}>
        <RangeFilter {...props} />
      </Match>
      <Match when={is('text')}>
        <TextFilter {...props} />
      </Match>
    </Switch>
  );
}
