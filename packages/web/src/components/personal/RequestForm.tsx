import { createSignal, For, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { createRecord } from '../../lib/api/records.ts';
import { formatCount } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { Notice } from '../ui/Notice.tsx';

/** A choice of a field, as the declaration has it. */
type Choices = Readonly<Record<string, string>>;

interface RequestFormProps {
  readonly run: string;
  /** `module/id` of the records the request is about. */
  readonly chosen: ReadonlySet<string>;
  readonly rights: Choices;
  readonly channels: Choices;
}

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'America/Santiago' });

const Select = (props: { name: string; label: string; choices: Choices }) => (
  <label class="block">
    <span class="label">{props.label}</span>
    <select class="field" name={props.name} required>
      <For each={Object.entries(props.choices)}>
        {([code, label]) => <option value={code}>{label}</option>}
      </For>
    </select>
  </label>
);

/** Writes down what the person asks, over the records chosen, and goes on in its ficha. */
export const RequestForm = (props: RequestFormProps) => {
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);

  const send = async (form: HTMLFormElement): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const text = (name: string) => String(new FormData(form).get(name) ?? '');
    const registros = [...props.chosen].map((key) => {
      const [modulo = '', registro = ''] = key.split('/');
      return { modulo, registro };
    });
    const names = ['derecho', 'canal', 'recibida', 'nombre', 'peticion'] as const;
    const values = Object.fromEntries(names.map((name) => [name, text(name)]));
    try {
      const { id } = await createRecord('solicitud_derecho', { ...values, run: props.run, registros });
      location.assign(recordHref('solicitud_derecho', id));
    } catch (thrown) {
      setProblem(toProblem(thrown));
      setBusy(false);
    }
  };

  return (
    <form
      class="sheet no-print space-y-4 p-5"
      aria-labelledby="request-title"
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
    >
      <h2 id="request-title" class="text-lg">
        Registrar una solicitud
      </h2>
      <p class="text-sm text-dim">
        Recae sobre lo elegido arriba: {formatCount(props.chosen.size, 'registro', 'registros')}. El plazo
        corre desde que se recibió.
      </p>
      <Select name="derecho" label="Derecho que ejerce" choices={props.rights} />
      <Select name="canal" label="Canal" choices={props.channels} />
      <label class="block">
        <span class="label">Recibida el</span>
        <input class="field" type="date" name="recibida" required max={today()} value={today()} />
      </label>
      <label class="block">
        <span class="label">Nombre de quien pide</span>
        <input class="field" name="nombre" required maxLength={160} autocomplete="off" />
      </label>
      <label class="block">
        <span class="label">Qué pide</span>
        <textarea class="field" name="peticion" required maxLength={4000} />
      </label>
      <Show when={problem()}>
        {(found) => (
          <Notice tone="bad" role="alert">
            {[found().message, ...found().details.map(({ message }) => message)].join(' ')}
          </Notice>
        )}
      </Show>
      <button type="submit" class="btn btn-primary" disabled={busy()}>
        {busy() ? 'Registrando…' : 'Registrar solicitud'}
      </button>
    </form>
  );
};
