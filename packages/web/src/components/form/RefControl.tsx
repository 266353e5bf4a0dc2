import { createSignal } from 'solid-js';
import { Combobox } from '../ui/Combobox.tsx';
import type { ControlProps } from './FieldControl.tsx';

/** A record of another module. */
export const RefControl = (props: ControlProps) => {
  const [chosen, setChosen] = createSignal<{ readonly id: string; readonly label: string }>();
  const module = () => props.field.module ?? '';
  const text = (): string => {
    if (typeof props.value !== 'string' || props.value === '') return '';
    const own = chosen();
    return own?.id === props.value ? own.label : (props.refs[module()]?.[props.value] ?? props.value);
  };
  return (
    <Combobox
      id={props.id}
      module={module()}
      text={text()}
      invalid={props.invalid}
      describedBy={props.describedBy}
      onChoose={(choice) => {
        setChosen(choice);
        props.onChange(choice.id);
      }}
      onClear={() => props.onChange('')}
    />
  );
};
