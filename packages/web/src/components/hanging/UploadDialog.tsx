import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { uploadFile } from '../../lib/api/files.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { createRecord } from '../../lib/api/records.ts';
import { formatSize } from '../../lib/format/number.ts';
import { say } from '../../state/toasts.ts';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

interface UploadProps {
  /** Module of what is uploaded. */
  readonly as: string;
  readonly module: string;
  readonly id: string;
  readonly kinds: readonly { readonly name: string; readonly label: string }[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const largest = 25 * 1024 * 1024;

/** Brings a document to a record: what it is, the file, and what there is to say about it. */
export default function UploadDialog(props: UploadProps) {
  const id = createUniqueId();
  const [file, setFile] = createSignal<File>();
  const [kind, setKind] = createSignal('');
  const [name, setName] = createSignal('');
  const [note, setNote] = createSignal('');
  const [personal, setPersonal] = createSignal(false);
  const [share, setShare] = createSignal<number>();
  const [fault, setFault] = createSignal('');

  const send = async (): Promise<void> => {
    const chosen = file();
    if (!chosen) return void setFault('Elija el archivo.');
    if (!kind()) return void setFault('Elija qué tipo de documento es.');
    if (chosen.size > largest)
      return void setFault('El documento pasa de 25 MB: divídalo o guárdelo con menos calidad.');
    setFault('');
    setShare(0);
    try {
      const archivo = await uploadFile(chosen, setShare);
      await createRecord(props.as, {
        modulo: props.module,
        sobre: props.id,
        tipo: kind(),
        archivo: { ...archivo },
        ...(name().trim() ? { nombre: name().trim() } : {}),
        ...(note().trim() ? { nota: note().trim() } : {}),
        ...(personal() ? { datosPersonales: true } : {}),
      });
      say('Documento recibido: estamos revisando su contenido.');
      props.onDone();
    } catch (thrown) {
      setFault(toProblem(thrown).message);
      setShare(undefined);
    }
  };

  return (
    <Modal
      title="Subir un documento"
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button type="submit" form={id} class="btn btn-primary" disabled={share() !== undefined}>
            {share() === undefined ? 'Subir' : 'Subiendo…'}
          </button>
        </>
      }
    >
      <form
        id={id}
        class="space-y-4"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Show when={fault()}>
          <Notice tone="bad" role="alert">
            <p>{fault()}</p>
          </Notice>
        </Show>
        <div>
          <label class="label" for={`${id}-file`}>
            Archivo
          </label>
          <input
            id={`${id}-file`}
            type="file"
            class="file-input"
            aria-describedby={`${id}-help`}
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
          <p id={`${id}-help`} class="help">
            <Show when={file()} fallback="PDF, imagen, documento de oficina, texto o plano; hasta 25 MB.">
              {(chosen) => <>{formatSize(chosen().size)}</>}
            </Show>
          </p>
        </div>
        <div>
          <label class="label" for={`${id}-kind`}>
            Tipo
          </label>
          <select
            id={`${id}-kind`}
            class="field"
            value={kind()}
            onChange={(event) => setKind(event.currentTarget.value)}
          >
            <option value="">Elija…</option>
            <For each={props.kinds}>{(one) => <option value={one.name}>{one.label}</option>}</For>
          </select>
        </div>
        <div>
          <label class="label" for={`${id}-name`}>
            Nombre
          </label>
          <input
            id={`${id}-name`}
            class="field"
            maxlength={200}
            placeholder={file()?.name ?? 'El del archivo'}
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <div>
          <label class="label" for={`${id}-note`}>
            Nota
          </label>
          <textarea
            id={`${id}-note`}
            class="field"
            rows={2}
            maxlength={1000}
            value={note()}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        <label class="flex items-start gap-2.5">
          <input
            type="checkbox"
            class="mt-1"
            checked={personal()}
            onChange={(event) => setPersonal(event.currentTarget.checked)}
          />
          <span>
            Contiene datos personales
            <span class="block text-sm text-dim">Cada descarga queda anotada.</span>
          </span>
        </label>
        <Show when={share() !== undefined}>
          <progress class="progress" max="1" value={share()} aria-label="Subiendo el archivo" />
        </Show>
      </form>
    </Modal>
  );
}
