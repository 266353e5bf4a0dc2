import { createSignal, Show } from 'solid-js';
import { formatSize } from '../../lib/format/number.ts';
import { Icon } from '../ui/Icon.tsx';

const accepted = /\.(xlsx|csv|txt|tsv)$/i;

/** Where a sheet is dropped, or chosen from the computer. */
export const DropZone = (props: { file: File | undefined; onChoose: (file: File | undefined) => void }) => {
  const [over, setOver] = createSignal(false);
  const [fault, setFault] = createSignal('');

  const choose = (file: File | undefined): void => {
    if (!file) return;
    const fits = accepted.test(file.name);
    setFault(
      fits
        ? ''
        : 'Solo se leen planillas de Excel (.xlsx) o CSV: un .xls o un .xlsm se abre en Excel y se guarda como .xlsx.',
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
          accept=".xlsx,.csv,.txt,.tsv"
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
                Excel (.xlsx) o CSV, hasta 100 MB y un millón de filas
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
