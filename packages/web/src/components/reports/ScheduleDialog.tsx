import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { fetchNextTimes, type ReportAsk, type ReportEntry, scheduleReport } from '../../lib/api/reports.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { texts } from '../../lib/record.ts';
import { cronOf, type Rhythm, weekdayNames } from '../../lib/reports/rhythm.ts';
import { createLoad } from '../../state/load.ts';
import { account } from '../../state/session.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { createForm } from '../form/form-state.ts';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Segmented } from '../ui/Segmented.tsx';

const fields: readonly FieldDescriptor[] = [
  { name: 'nombre', kind: 'text', label: 'Nombre del envío', source: 'field', required: true, max: 160 },
  {
    name: 'destinatarios',
    kind: 'refs',
    label: 'Destinatarios',
    source: 'field',
    module: 'usuario',
    help: 'Cada persona recibe lo que sus propios permisos le dejan ver.',
  },
  {
    name: 'externos',
    kind: 'refs',
    label: 'Fuera de la institución',
    source: 'field',
    module: 'destinatario_externo',
    help: 'Solo direcciones aprobadas por la administración. No reciben datos personales.',
  },
];

const rhythms = [
  ['dia', 'Cada día'],
  ['semana', 'Cada semana'],
  ['mes', 'Cada mes'],
] as const;

const usual: Rhythm = { every: 'semana', at: '17:00', weekdays: [5], monthday: 1 };

interface ScheduleDialogProps {
  readonly report: ReportEntry;
  readonly ask: ReportAsk;
  readonly onClose: () => void;
}

/** Sending a report by itself: when, with the next times in sight, and to whom. */
export default function ScheduleDialog(props: ScheduleDialogProps) {
  const id = createUniqueId();
  const me = account()?.usuario;
  const form = createForm(fields, undefined, { nombre: props.report.label });
  if (me) form.set('destinatarios', [me.id]);
  const [rhythm, setRhythm] = createSignal(usual);
  const [workingDays, setWorkingDays] = createSignal(true);
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const change = (part: Partial<Rhythm>): void => void setRhythm((now) => ({ ...now, ...part }));
  const times = createLoad(
    () => ({ cron: cronOf(rhythm()), habiles: workingDays() }),
    ({ cron, habiles }, signal) => fetchNextTimes(cron, habiles, signal),
  );

  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const made = await scheduleReport({
        ...props.ask,
        nombre: String(form.get('nombre') ?? ''),
        cuando: cronOf(rhythm()),
        soloHabiles: workingDays(),
        destinatarios: texts([...(form.get('destinatarios') as readonly string[])]),
        externos: texts([...(form.get('externos') as readonly string[])]),
      });
      location.assign(`/informe_programado/${made}`);
    } catch (thrown) {
      setProblem(toProblem(thrown));
      setBusy(false);
    }
  };

  return (
    <Modal
      title={`Programar «${props.report.label}»`}
      wide
      onClose={props.onClose}
      footer={
        <>
          <button type="button" class="btn" onClick={props.onClose}>
            Cancelar
          </button>
          <button type="button" class="btn btn-primary" disabled={busy()} onClick={save}>
            Programar
          </button>
        </>
      }
    >
      <div class="space-y-5">
        <Show when={problem()}>
          {(found) => (
            <Notice tone="bad" role="alert">
              {found().details[0]?.message ?? found().message}
            </Notice>
          )}
        </Show>
        <div class="flex flex-wrap items-end gap-x-6 gap-y-4">
          <Segmented
            label="Cuándo"
            options={rhythms}
            value={rhythm().every}
            onChoose={(every) => change({ every })}
          />
          <div>
            <label class="label" for={`${id}-hora`}>
              Hora
            </label>
            <input
              id={`${id}-hora`}
              type="time"
              class="field w-32"
              value={rhythm().at}
              onInput={(event) => event.currentTarget.value && change({ at: event.currentTarget.value })}
            />
          </div>
          <Show when={rhythm().every === 'mes'}>
            <div>
              <label class="label" for={`${id}-dia`}>
                Día del mes
              </label>
              <select
                id={`${id}-dia`}
                class="field w-24"
                onChange={(event) => change({ monthday: Number(event.currentTarget.value) })}
              >
                <For each={Array.from({ length: 28 }, (_, at) => at + 1)}>
                  {(day) => <option selected={day === rhythm().monthday}>{day}</option>}
                </For>
              </select>
            </div>
          </Show>
        </div>
        <Show when={rhythm().every === 'semana'}>
          <fieldset class="flex flex-wrap gap-x-5 gap-y-1.5">
            <legend class="sr-only">Días de la semana</legend>
            <For each={weekdayNames}>
              {(name, at) => (
                <label class="flex min-h-7 items-center gap-2">
                  <input
                    type="checkbox"
                    checked={rhythm().weekdays.includes(at() + 1)}
                    onChange={(event) => {
                      const others = rhythm().weekdays.filter((day) => day !== at() + 1);
                      change({ weekdays: event.currentTarget.checked ? [...others, at() + 1] : others });
                    }}
                  />
                  {name}
                </label>
              )}
            </For>
          </fieldset>
        </Show>
        <label class="flex items-center gap-2.5">
          <input
            type="checkbox"
            checked={workingDays()}
            onChange={(event) => setWorkingDays(event.currentTarget.checked)}
          />
          Solo en días hábiles: si cae en otro, el hábil siguiente
        </label>
        <div aria-live="polite">
          <p class="label">Próximas entregas</p>
          <ol class="grid gap-x-6 text-sm tabular-nums sm:grid-cols-2">
            <For each={times.data() ?? []}>{(time) => <li>{formatInstant(time)}</li>}</For>
          </ol>
          <Show when={times.problem()}>{(found) => <p class="fault">{found().message}</p>}</Show>
        </div>
        <For each={fields}>
          {(field) => (
            <FieldRow field={field} form={form} refs={me ? { usuario: { [me.id]: me.nombre } } : {}} />
          )}
        </For>
      </div>
    </Modal>
  );
}
