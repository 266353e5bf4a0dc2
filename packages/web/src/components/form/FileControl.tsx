import { createSignal, Show } from 'solid-js';
import { uploadFile } from '../../lib/api/files.ts';
import { toProblem } from '../../lib/api/problem.ts';
import type { RawFile } from '../../lib/form/raw.ts';
import { formatSize } from '../../lib/format/number.ts';
import { Icon } from '../ui/Icon.tsx';
import type { ControlProps } from './FieldControl.tsx';

const isFile = (value: ControlProps['value']): value is RawFile =>
  typeof value === 'object' && value !== null && 'key' in value;

/** A file, sent as soon as it is chosen. */
export const FileControl = (props: ControlProps) => {
  const [share, setShare] = createSignal<number>();
  const [fault, setFault] = createSignal('');
  const stored = () => (isFile(props.value) ? props.value : undefined);

  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setFault('');
    setShare(0);
    try {
      props.onChange(await uploadFile(file, setShare));
    } catch (thrown) {
      setFault(toProblem(thrown).message);
    } finally {
      setShare(undefined);
    }
  };

  return (
    <fieldset class="min-w-0" aria-labelledby={`${props.id}-label`}>
      <Show when={stored()}>
        {(file) => (
          <p class="mb-2 flex items-center gap-2">
            <Icon name="file" class="text-dim" />
            <span class="truncate">{file().name}</span>
            <span class="text-sm text-dim">{formatSize(file().size)}</span>
            <button type="button" class="btn btn-quiet btn-sm" onClick={() => props.onChange(null)}>
              Quitar
            </button>
          </p>
        )}
      </Show>
      <input
        id={props.id}
        type="file"
        class="file-input"
        aria-labelledby={`${props.id}-label`}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        onChange={(event) => send(event.currentTarget.files?.[0])}
      />
      <Show when={share() !== undefined}>
        <progress class="progress mt-2" max="1" value={share()} aria-label="Subiendo el archivo" />
      </Show>
      <p class="fault empty:hidden" role="alert">
        {fault()}
      </p>
    </fieldset>
  );
};
