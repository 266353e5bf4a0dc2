import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { uploadFile } from '../../lib/api/files.ts';
import type { Choice } from '../../lib/api/lookups.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { createRecord } from '../../lib/api/records.ts';
import { mentionedIn } from '../../lib/hanging/pieces.ts';
import { Icon } from '../ui/Icon.tsx';
import { MentionBox } from './MentionBox.tsx';

/** A record things are hung on. */
export interface About {
  readonly module: string;
  readonly id: string;
}

interface ComposerProps {
  readonly about: About;
  /** Module of comments, and of documents where the person may attach some. */
  readonly comments: string;
  readonly documents: { readonly module: string; readonly kind: string } | undefined;
  readonly onDone: () => void;
}

/** Writes a comment: a text with its mentions and, where one may, files. */
export const Composer = (props: ComposerProps) => {
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const [people, setPeople] = createSignal<readonly Choice[]>([]);
  const [files, setFiles] = createSignal<readonly File[]>([]);
  const [fault, setFault] = createSignal('');
  const [sending, setSending] = createSignal(false);
  let picker: HTMLInputElement | undefined;

  const attach = async (file: File): Promise<string> => {
    const archivo = await uploadFile(file, () => undefined);
    const { documents, about } = props;
    const values = {
      modulo: about.module,
      sobre: about.id,
      tipo: documents?.kind ?? '',
      archivo: { ...archivo },
    };
    return (await createRecord(documents?.module ?? '', values)).id;
  };
  const send = async (): Promise<void> => {
    if (!text().trim()) return void setFault('Escriba el comentario.');
    setFault('');
    setSending(true);
    try {
      const adjuntos = await Promise.all(files().map(attach));
      const menciones = mentionedIn(text(), people()).map((person) => person.id);
      await createRecord(props.comments, {
        modulo: props.about.module,
        sobre: props.about.id,
        texto: text().trim(),
        ...(menciones.length ? { menciones: [...new Set(menciones)] } : {}),
        ...(adjuntos.length ? { adjuntos } : {}),
      });
      setText('');
      setPeople([]);
      setFiles([]);
      props.onDone();
    } catch (thrown) {
      setFault(toProblem(thrown).message);
    } finally {
      setSending(false);
    }
  };

  return (
    <form
      class="sheet space-y-2 p-4"
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <MentionBox
        label="Comentario"
        {...props.about}
        value={text()}
        describedBy={`${id}-help`}
        onInput={setText}
        onMention={(person) => setPeople((known) => [...known, person])}
        onSend={send}
      />
      <ul class="flex flex-wrap gap-1.5 empty:hidden">
        <For each={files()}>
          {(file) => (
            <li>
              <button
                type="button"
                class="chip"
                aria-label={`Quitar ${file.name}`}
                onClick={() => setFiles((all) => all.filter((one) => one !== file))}
              >
                {file.name}
                <Icon name="close" class="size-3.5" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <div class="flex flex-wrap items-center gap-2">
        <p
          id={`${id}-help`}
          class={`mr-auto ${fault() ? 'fault' : 'help'}`}
          role={fault() ? 'alert' : undefined}
        >
          {fault() || 'Use @ para mencionar a alguien. Ctrl+Intro lo envía.'}
        </p>
        <Show when={props.documents}>
          <input
            ref={picker}
            type="file"
            class="hidden"
            multiple
            onChange={(event) => {
              setFiles((all) => [...all, ...(event.currentTarget.files ?? [])].slice(0, 10));
              event.currentTarget.value = '';
            }}
          />
          <button type="button" class="btn" onClick={() => picker?.click()}>
            <Icon name="file" class="size-4" />
            Adjuntar
          </button>
        </Show>
        <button type="submit" class="btn btn-primary" disabled={sending()}>
          {sending() ? 'Enviando…' : 'Comentar'}
        </button>
      </div>
    </form>
  );
};
