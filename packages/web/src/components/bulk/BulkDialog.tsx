import type { FieldDescriptor, VerbDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { type Operation, startBulk } from '../../lib/api/jobs.ts';
import { faultsOf, type Problem, toProblem } from '../../lib/api/problem.ts';
import type { Schema } from '../../lib/descriptor.ts';
import { readForm } from '../../lib/form/check.ts';
import { formatCount } from '../../lib/format/number.ts';
import { inState, type Selection, sharedFields } from '../../lib/list/selection.ts';
import { wireName } from '../../lib/record.ts';
import { isDanger } from '../../lib/verbs.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { createForm } from '../form/form-state.ts';
import { JobPanel } from '../jobs/JobPanel.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

interface BulkDialogProps {
  readonly schema: Schema;
  readonly selection: Selection;
  /** The verb to run; without one, fields are edited. */
  readonly verb: VerbDescriptor | undefined;
  readonly onClose: () => void;
  /** Records changed: what is on screen is old. */
  readonly onDone: () => void;
}

const free = (field: FieldDescriptor): FieldDescriptor => {
  const { required: _, default: __, ...rest } = field;
  return rest;
};

/** The same act on many records: what it needs to know, once for all, and then what became of each. */
export default function BulkDialog(props: BulkDialogProps) {
  const formId = createUniqueId();
  const [job, setJob] = createSignal<string>();
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);
  const [picked, setPicked] = createSignal<readonly string[]>([]);
  const fields = props.verb?.inputs ?? sharedFields(props.schema).map(free);
  const form = createForm(fields);
  const title = () => props.verb?.label ?? 'Editar datos';
  const shown = createMemo(() =>
    props.verb ? fields : picked().flatMap((name) => fields.find((field) => field.name === name) ?? []),
  );
  const words = (count: number): string => {
    const { one, many } = props.schema.label;
    return formatCount(count, one.toLowerCase(), many.toLowerCase());
  };
  const shut = () => (props.verb ? props.selection.size - inState(props.selection, props.verb) : 0);

  const operation = (values: ReturnType<typeof readForm>['values']): Operation => {
    if (!props.verb) {
      const cambios = Object.fromEntries(
        shown().map((field) => [wireName(field), values[field.name] ?? null]),
      );
      return { tipo: 'editar', cambios };
    }
    const datos = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    return { tipo: 'verbo', verbo: props.verb.name, datos };
  };
  const send = async (): Promise<void> => {
    const { values, faults } = readForm(shown(), form.raw);
    form.setFaults(faults);
    if (Object.keys(faults).length) return form.focusFirstFault();
    setSending(true);
    setProblem(undefined);
    try {
      const started = await startBulk(props.schema.name, [...props.selection.values()], operation(values));
      setJob(started.id);
      props.onDone();
    } catch (thrown) {
      const found = toProblem(thrown);
      setProblem(found);
      form.setFaults(faultsOf(found));
    } finally {
      setSending(false);
    }
  };

  return (
    <Modal
      title={title()}
      wide={job() !== undefined}
      onClose={props.onClose}
      footer={
        <Show
          when={!job()}
          fallback={
            <button type="button" class="btn btn-primary" onClick={props.onClose}>
              Listo
            </button>
          }
        >
          <button type="button" class="btn" onClick={props.onClose}>
            Cancelar
          </button>
          <button
            type="submit"
            form={formId}
            class={`btn ${props.verb && isDanger(props.verb) ? 'btn-danger' : 'btn-primary'}`}
            disabled={sending() || (!props.verb && !picked().length)}
          >
            {sending() ? 'Guardando…' : `${title()}: ${words(props.selection.size)}`}
          </button>
        </Show>
      }
    >
      <Show
        when={!job()}
        fallback={
          <JobPanel
            id={job() ?? ''}
            onKnown={(known) => known.estado === 'TERMINADO' && props.onDone()}
            onUndone={(undo) => setJob(undo.id)}
          />
        }
      >
        <form
          id={formId}
          ref={form.element}
          class="space-y-4"
          novalidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <p class="text-dim">
            Se hace con {words(props.selection.size)}, con las mismas reglas que en cada ficha. Al terminar se
            muestra el resultado de cada registro.
          </p>
          <Show when={shut()}>
            <Notice tone="warn">
              El estado de {words(shut())} no admite esta acción: quedarán como rechazados.
            </Notice>
          </Show>
          <Show when={problem()}>
            {(found) => (
              <Notice tone="bad" role="alert">
                {found().message}
              </Notice>
            )}
          </Show>
          <For each={shown()}>{(field) => <FieldRow field={field} form={form} refs={{}} />}</For>
          <Show when={!props.verb}>
            <div>
              <label class="label" for={`${formId}-pick`}>
                {picked().length ? 'Cambiar otro dato' : 'Dato que cambia'}
              </label>
              <select
                id={`${formId}-pick`}
                class="field"
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  if (value) setPicked((before) => [...before, value]);
                  event.currentTarget.value = '';
                  form.focus(value);
                }}
              >
                <option value="">Elija…</option>
                <For each={fields.filter(({ name }) => !picked().includes(name))}>
                  {(field) => <option value={field.name}>{field.label}</option>}
                </For>
              </select>
            </div>
            <Show when={picked().length}>
              <p class="help">Un dato que deje vacío se borra en todos los registros.</p>
            </Show>
          </Show>
        </form>
      </Show>
    </Modal>
  );
}
