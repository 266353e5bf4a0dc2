import { createSignal, createUniqueId, Show } from 'solid-js';
import type { MenuModule } from '../../lib/api/account.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { createRecord } from '../../lib/api/records.ts';
import { recordHref } from '../../lib/place.ts';
import { noteCapture } from '../../state/captured.ts';
import { say } from '../../state/toasts.ts';
import { Modal } from '../ui/Modal.tsx';

/** The ficha on screen, as far as records of the module can point at it. */
const linkHere = (quick: NonNullable<MenuModule['quick']>) => {
  const [, module = '', id = ''] = location.pathname.split('/');
  const field = quick.links[module];
  if (!field || id === '' || id === 'nuevo') return undefined;
  return { field, id, words: document.title.replace(/ · GORE_OS$/, '') };
};

/** Writes down a record by its title alone, linked to the ficha on screen if one wants. */
export default function QuickCapture(props: {
  module: MenuModule;
  quick: NonNullable<MenuModule['quick']>;
  onClose: () => void;
}) {
  const form = createUniqueId();
  const input = createUniqueId();
  const [title, setTitle] = createSignal('');
  const [fault, setFault] = createSignal('');
  const [sending, setSending] = createSignal(false);
  const here = linkHere(props.quick);
  const [linked, setLinked] = createSignal(here !== undefined);

  const send = async (): Promise<void> => {
    if (!title().trim()) {
      setFault('Escriba qué hay que hacer.');
      return;
    }
    setSending(true);
    try {
      const values = {
        [props.quick.title]: title().trim(),
        ...(here && linked() ? { [here.field]: here.id } : {}),
      };
      const { id, codigo } = await createRecord(props.module.name, values);
      say(`${props.module.label.one} ${codigo}: listo.`, {
        link: { href: recordHref(props.module.name, id), text: 'Ver' },
      });
      noteCapture();
      props.onClose();
    } catch (thrown) {
      setFault(toProblem(thrown).message);
    } finally {
      setSending(false);
    }
  };

  return (
    <Modal
      title={props.quick.label}
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button type="submit" form={form} class="btn btn-primary" disabled={sending()}>
            {sending() ? 'Guardando…' : 'Anotar'}
          </button>
        </>
      }
    >
      <form
        id={form}
        class="space-y-4"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div>
          <label class="label" for={input}>
            {props.quick.titleLabel}
          </label>
          <input
            id={input}
            class="control"
            value={title()}
            maxlength={500}
            autofocus
            autocomplete="off"
            aria-invalid={fault() !== ''}
            aria-describedby={`${input}-help`}
            onInput={(event) => {
              setTitle(event.currentTarget.value);
              setFault('');
            }}
          />
          <p id={`${input}-help`} class={fault() ? 'fault' : 'help'} role={fault() ? 'alert' : undefined}>
            {fault() || props.quick.help}
          </p>
        </div>
        <Show when={here}>
          {(place) => (
            <label class="flex items-start gap-2.5">
              <input
                type="checkbox"
                class="mt-1"
                checked={linked()}
                onChange={(event) => setLinked(event.currentTarget.checked)}
              />
              <span>
                Enlazar con <strong class="font-medium">{place().words}</strong>
              </span>
            </label>
          )}
        </Show>
      </form>
    </Modal>
  );
}
