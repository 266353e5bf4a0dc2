import { createSignal, createUniqueId, onMount, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { changeView, saveView } from '../../lib/api/saved-views.ts';
import { say } from '../../state/toasts.ts';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

interface NameDialogProps {
  readonly module: string;
  readonly query: string | undefined;
  readonly view: { readonly id: string; readonly name: string; readonly version: number } | undefined;
  /** Told of the view when it has its name, or of nothing. */
  readonly onEnd: (view?: { readonly id: string; readonly name: string }) => void;
}

const longest = 60;

/** What a view is called: when it is saved, and later. */
export const NameDialog = (props: NameDialogProps) => {
  const formId = createUniqueId();
  const [name, setName] = createSignal(props.view?.name ?? '');
  const [fault, setFault] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);

  let input: HTMLInputElement | undefined;
  // Once the dialog is open: it puts the focus on its first button.
  onMount(() => queueMicrotask(() => input?.select()));

  const send = async (): Promise<void> => {
    const wanted = name().trim();
    setFault(wanted ? undefined : 'Escriba un nombre, por ejemplo «Mis vencidas».');
    if (!wanted) return;
    setSending(true);
    try {
      const { id } = props.view
        ? await changeView(props.view, { name: wanted })
        : await saveView(props.module, wanted, props.query ?? '');
      say(props.view ? 'Nombre cambiado.' : `Vista «${wanted}» guardada.`);
      props.onEnd({ id, name: wanted });
    } catch (thrown) {
      setProblem(toProblem(thrown));
      setSending(false);
    }
  };

  return (
    <Modal
      title={props.view ? 'Cambiar el nombre de la vista' : 'Guardar como vista'}
      onClose={() => props.onEnd()}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onEnd()}>
            Cancelar
          </button>
          <button type="submit" form={formId} class="btn btn-primary" disabled={sending()}>
            {sending() ? 'Guardando…' : 'Guardar'}
          </button>
        </>
      }
    >
      <form
        id={formId}
        class="space-y-4"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Show when={problem()}>
          {(found) => (
            <Notice tone="bad" role="alert">
              {found().message}
            </Notice>
          )}
        </Show>
        <Field
          label="Nombre"
          fault={fault()}
          help="La verá solo usted: con sus filtros, orden, columnas y manera de ver."
        >
          {(tied) => (
            <input
              {...tied}
              ref={input}
              class="field"
              maxLength={longest}
              value={name()}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Modal>
  );
};
