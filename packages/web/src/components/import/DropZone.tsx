import { createSignal, Show } from 'solid-js';
import { formatSize } from '../../lib/format/number.ts';
import { Icon } from '../ui/Icon.tsx';

const accepted = /\.(xlsx|xlsm|csv)$/i;

/** Where a sheet is dropped, or chosen from the computer. */
export const DropZone = (props: { file: File | undefined; onChoose: (file: File | undefined) => void }) => {
  const [over, setOver] = createSignal(false);
  const [fault, setFault] = createSignal('');

  const choose = (file: File | undefined): void => {
    if (!file) return;
    const fits = accepted.test(file.name);
    setFault(
      fits ? '' : 'Solo se leen planillas de Excel (.xlsx) o CSV. Guarde el archivo en uno de esos formatos.',
    );
    props.onChoose(fits ? file : undefined);
  };

  return (
    <div>
      <label
        class="drop-zone"
        data-over={over() ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer?.files[0]);
        }}
      >
        <input
          type="file"
          class="sr-only"
          accept=".xlsx,.xlsm,.csv"
          aria-describedby="drop-help"
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        <Show
          when={props.file}
          fallback={
            <>
              <Icon name="upload" class="size-6 text-dim" />
              <span>
                Arrastre la planilla aquí o{' '}
                <span class="text-link underline underline-offset-2">elíjala</span>
              </span>
              <span id="drop-help" class="text-sm text-dim">
                Excel (.xlsx) o CSV, hasta 50 MB
              </span>
            </>
          }
        >
          {(file) => (
            <>
              <Icon name="file" class="size-6 text-link" />
              <span class="max-w-full truncate font-medium">{file().name}</span>
              <span id="drop-help" class="text-sm text-dim">
                {formatSize(file().size)} · pulse para cambiarla
              </span>
            </>
          )}
        </Show>
      </label>
      <p class="fault empty:hidden" role="alert">
        {fault()}
      </p>
    </div>
  );
};
