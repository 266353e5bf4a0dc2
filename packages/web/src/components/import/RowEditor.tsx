import { createSignal, For, Show } from 'solid-js';
import type { SheetRow } from '../../lib/api/imports.ts';
import { Modal } from '../ui/Modal.tsx';

interface RowEditorProps {
  readonly row: SheetRow;
  readonly columns: readonly string[];
  readonly drafts: Readonly<Record<string, string>>;
  readonly onSave: (cells: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** The cells of one row, to be put right without touching the sheet; those with a warning come first. */
export const RowEditor = (props: RowEditorProps) => {
  const [cells, setCells] = createSignal<Readonly<Record<string, string>>>(props.drafts);
  const faulty = (name: string) => props.row.celdas?.[name];
  const ordered = () =>
    props.columns.toSorted((a, b) => Number(Boolean(faulty(b))) - Number(Boolean(faulty(a))));
  return (
    <Modal
      wide
      title={`Corregir la fila ${props.row.fila}`}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={props.onClose}>
            Cancelar
          </button>
          <button
            type="button"
            class="btn btn-primary"
            onClick={() => {
              props.onSave(cells());
              props.onClose();
            }}
          >
            Guardar corrección
          </button>
        </>
      }
    >
      <Show when={props.row.motivo}>
        <p class="mb-4">{props.row.motivo}</p>
      </Show>
      <div class="row-editor">
        <For each={ordered()}>
          {(name) => (
            <label class="block">
              <span class="label">{name}</span>
              <input
                class="field"
                aria-invalid={faulty(name) !== undefined}
                value={cells()[name] ?? props.row.valores[name] ?? ''}
                onInput={(event) => {
                  const { value } = event.currentTarget;
                  setCells((all) => ({ ...all, [name]: value }));
                }}
              />
              <Show when={faulty(name)}>
                <span class="fault">{faulty(name)}</span>
              </Show>
            </label>
          )}
        </For>
      </div>
    </Modal>
  );
};
