import type { RuleInWords } from '@gore/core/alerts/catalogue-words.ts';
import type { Simulation } from '@gore/core/alerts/simulate.ts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { simulate } from '../../lib/api/alerts.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { Field } from '../ui/Field.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SimulationPanel } from './SimulationPanel.tsx';

interface ThresholdDialogProps {
  readonly rule: RuleInWords;
  readonly onClose: () => void;
  readonly onSave: (valores: Readonly<Record<string, number>>, fundamento: string) => Promise<void>;
}

/** Changes the thresholds of a rule, or whether it is on, after seeing what they would have raised. */
export const ThresholdDialog = (props: ThresholdDialogProps) => {
  const formId = createUniqueId();
  const [values, setValues] = createSignal<Readonly<Record<string, number>>>(
    Object.fromEntries(props.rule.niveles.map(({ nivel, valor }) => [nivel, valor])),
  );
  const [on, setOn] = createSignal(props.rule.encendida);
  const [reason, setReason] = createSignal('');
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal<'saving' | 'simulating'>();
  const [simulation, setSimulation] = createSignal<Simulation>();

  const changes = (): Readonly<Record<string, number>> => ({
    ...Object.fromEntries(
      props.rule.niveles
        .filter(({ nivel, valor }) => values()[nivel] !== valor)
        .map(({ nivel, parametro }) => [parametro, values()[nivel] ?? 0]),
    ),
    ...(on() === props.rule.encendida ? {} : { [props.rule.codigo]: on() ? 1 : 0 }),
  });
  const nothingToSave = () => Object.keys(changes()).length === 0;
  const during = async (what: 'saving' | 'simulating', act: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setProblem(undefined);
    try {
      await act();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(undefined);
    }
  };
  const save = () =>
    during('saving', async () => {
      await props.onSave(changes(), reason());
      props.onClose();
    });
  const trySimulation = () =>
    during('simulating', async () => {
      setSimulation(await simulate(props.rule.codigo, values()));
    });

  return (
    <Modal
      title={props.rule.nombre}
      wide
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={() => props.onClose()}>
            Cancelar
          </button>
          <button type="button" class="btn" disabled={busy() !== undefined} onClick={trySimulation}>
            {busy() === 'simulating' ? 'Simulando…' : 'Simular 90 días'}
          </button>
          <button
            type="submit"
            form={formId}
            class="btn btn-primary"
            disabled={busy() !== undefined || nothingToSave() || reason().trim().length < 5}
          >
            {busy() === 'saving' ? 'Guardando…' : 'Guardar desde hoy'}
          </button>
        </>
      }
    >
      <form
        id={formId}
        class="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Show when={problem()}>
          {(found) => (
            <Notice tone="bad" role="alert">
              <p>{found().details[0]?.message ?? found().message}</p>
            </Notice>
          )}
        </Show>
        <label class="flex items-center gap-2">
          <input type="checkbox" checked={on()} onChange={(event) => setOn(event.currentTarget.checked)} />
          Encendida
        </label>
        <div class="grid gap-4 sm:grid-cols-2">
          <For each={props.rule.niveles}>
            {({ nivel, nombre, deOrigen }) => (
              <Field label={`${nombre} (${props.rule.unidad})`} help={`De origen: ${deOrigen}`}>
                {(tied) => (
                  <input
                    {...tied}
                    type="number"
                    class="field"
                    min="0"
                    step="any"
                    required
                    value={values()[nivel]}
                    onInput={(event) => {
                      const value = event.currentTarget.valueAsNumber;
                      setValues((all) => ({ ...all, [nivel]: Number.isFinite(value) ? value : 0 }));
                    }}
                  />
                )}
              </Field>
            )}
          </For>
        </div>
        <Field label="Fundamento" help="Por qué se cambia: una resolución, un acuerdo, una instrucción.">
          {(tied) => (
            <input
              {...tied}
              type="text"
              class="field"
              maxlength="300"
              value={reason()}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
      <Show when={simulation()}>{(found) => <SimulationPanel simulation={found()} />}</Show>
    </Modal>
  );
};
