import { createSignal, For, Show } from 'solid-js';
import {
  fetchChoices,
  type NoticeChoices,
  type NoticePreferences,
  type Pace,
  saveChoices,
} from '../../lib/api/notices.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { createLoad } from '../../state/load.ts';
import { say } from '../../state/toasts.ts';
import { Notice, ProblemNotice } from '../ui/Notice.tsx';

const paces: readonly (readonly [Pace, string])[] = [
  ['inmediato', 'En el momento'],
  ['diario', 'Resumen diario'],
  ['semanal', 'Resumen semanal'],
  ['nunca', 'Sin correo'],
];

const preferencesOf = ({ silencio, soloHabiles, hora, tipos }: NoticeChoices): NoticePreferences => ({
  silencio,
  soloHabiles,
  hora,
  tipos: Object.fromEntries(
    tipos.flatMap(({ avisos }) =>
      avisos.flatMap(({ tipo, correo, usual }) => (correo === usual ? [] : [[tipo, correo]])),
    ),
  ),
});

const Time = (props: { label: string; value: string; onChange: (value: string) => void }) => (
  <label class="block">
    <span class="label">{props.label}</span>
    <input
      type="time"
      class="field w-32"
      required
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  </label>
);

/** How somebody wants to hear of each kind of thing, once it is known how they do now. */
const Choices = (props: { choices: NoticeChoices; onSaved: () => void }) => {
  const [saving, setSaving] = createSignal(false);
  const [chosen, setChosen] = createSignal(preferencesOf(props.choices));
  const change = (part: Partial<NoticePreferences>) => setChosen((before) => ({ ...before, ...part }));
  const paceOf = (tipo: string, usual: Pace): Pace => chosen().tipos[tipo] ?? usual;
  const choose = (tipo: string, usual: Pace, pace: Pace): void => {
    const { [tipo]: _, ...others } = chosen().tipos;
    change({ tipos: pace === usual ? others : { ...others, [tipo]: pace } });
  };
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      await saveChoices(chosen());
      say('Se guardó cómo quiere que le avisemos.');
      props.onSaved();
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
    } finally {
      setSaving(false);
    }
  };
  return (
    <form
      class="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Show when={props.choices.rebote}>
        {(bounce) => (
          <Notice tone="warn">
            <p>
              El {formatInstant(bounce().en)} su correo no recibió nuestro mensaje y dejamos de escribirle.
              Revise con la administración del sistema que la dirección esté bien; al guardar, lo intentamos
              otra vez.
            </p>
          </Notice>
        )}
      </Show>
      <section class="sheet" aria-labelledby="quiet-title">
        <div class="border-b border-line px-5 py-3">
          <h2 id="quiet-title" class="text-lg">
            Cuándo le escribimos
          </h2>
          <p class="text-sm text-dim">
            Lo que ocurra en horas de silencio le llega junto al terminar. Lo urgente no espera.
          </p>
        </div>
        <div class="flex flex-wrap items-end gap-x-5 gap-y-4 px-5 py-4">
          <Time
            label="Silencio desde"
            value={chosen().silencio.desde}
            onChange={(desde) => change({ silencio: { ...chosen().silencio, desde } })}
          />
          <Time
            label="Silencio hasta"
            value={chosen().silencio.hasta}
            onChange={(hasta) => change({ silencio: { ...chosen().silencio, hasta } })}
          />
          <Time label="Hora de los resúmenes" value={chosen().hora} onChange={(hora) => change({ hora })} />
          <label class="flex min-h-9 items-center gap-2.5">
            <input
              type="checkbox"
              checked={chosen().soloHabiles}
              onChange={(event) => change({ soloHabiles: event.currentTarget.checked })}
            />
            Solo en días hábiles
          </label>
        </div>
      </section>
      <For each={props.choices.tipos}>
        {({ modulo, label, avisos }) => (
          <section class="sheet" aria-labelledby={`kinds-${modulo}`}>
            <h2 id={`kinds-${modulo}`} class="border-b border-line px-5 py-3 text-base">
              {label}
            </h2>
            <ul class="divide-y divide-line">
              <For each={avisos}>
                {({ tipo, label: words, usual }) => (
                  <li>
                    <label class="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5">
                      <span class="min-w-0 grow basis-64">{words}</span>
                      <select
                        class="field w-60"
                        value={paceOf(tipo, usual)}
                        onChange={(event) => choose(tipo, usual, event.currentTarget.value as Pace)}
                      >
                        <For each={paces}>
                          {([pace, text]) => (
                            <option value={pace} selected={paceOf(tipo, usual) === pace}>
                              {text}
                              {pace === usual ? ' (usual)' : ''}
                            </option>
                          )}
                        </For>
                      </select>
                    </label>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
      <div class="save-bar">
        <button type="submit" class="btn btn-primary" disabled={saving()}>
          {saving() ? 'Guardando…' : 'Guardar'}
        </button>
      </div>
    </form>
  );
};

/** The form of somebody's preferences. */
export default function NoticeChoicesForm() {
  const found = createLoad(
    () => true,
    (_, signal) => fetchChoices(signal),
  );
  return (
    <Show
      when={found.data()}
      keyed
      fallback={
        <Show when={found.problem()} fallback={<div class="sheet h-72" aria-busy="true" />}>
          {(problem) => <ProblemNotice problem={problem()} onRetry={found.reload} />}
        </Show>
      }
    >
      {(choices) => <Choices choices={choices} onSaved={found.reload} />}
    </Show>
  );
}
