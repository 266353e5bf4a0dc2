import { createSignal, For, Show } from 'solid-js';
import { stepImport } from '../../lib/api/imports.ts';
import { startVerdictsWorkbook } from '../../lib/api/jobs.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { recordHref } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { JobModal } from '../jobs/JobModal.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Modal } from '../ui/Modal.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Rows up to which the workbook is made while the person waits. */
const mostAtOnce = 20_000;

interface ReportBarProps {
  readonly record: RecordRow;
  readonly onStepped: () => void;
}

interface Left {
  readonly fila: number;
  readonly codigo: string;
  readonly registro: string;
  readonly motivo: string;
}

/** What an undoing left behind, as the record keeps it. */
const leftBehind = ({ pendientes }: RecordRow): readonly Left[] =>
  (Array.isArray(pendientes) ? pendientes : []).flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const { fila, codigo, registro, motivo } = one;
    return [
      { fila: Number(fila), codigo: String(codigo), registro: String(registro), motivo: String(motivo) },
    ];
  });

/** How it ended, with what can be downloaded and the way back. */
export const ReportBar = (props: ReportBarProps) => {
  const [asking, setAsking] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem>();
  const [job, setJob] = createSignal<string>();
  const undo = async (): Promise<void> => {
    setAsking(false);
    setProblem(undefined);
    try {
      await stepImport(props.record, 'deshacer');
      props.onStepped();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  };
  const prepare = async (): Promise<void> => {
    setProblem(undefined);
    try {
      setJob((await startVerdictsWorkbook(props.record.id)).id);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  };
  const wrote = () => Number(props.record.nuevas ?? 0) + Number(props.record.actualizadas ?? 0);
  return (
    <>
      <div class="mt-4 flex flex-wrap items-center gap-2">
        <p class="grow basis-60 text-sm text-dim">{String(props.record.mensaje ?? '')}</p>
        <Show when={props.record.resultado}>
          <Show
            when={Number(props.record.total ?? 0) > mostAtOnce}
            fallback={
              <a
                class="btn btn-sm"
                href={`/api/v1/exportaciones/importaciones/${props.record.id}`}
                download=""
              >
                <Icon name="download" />
                Planilla con resultados
              </a>
            }
          >
            <button type="button" class="btn btn-sm" onClick={prepare}>
              <Icon name="download" />
              Planilla con resultados
            </button>
          </Show>
        </Show>
        <a class="btn btn-sm" href={`/api/v1/importacion/${props.record.id}/archivo/archivo`} download="">
          <Icon name="file" />
          Original
        </a>
        <Show when={props.record.estado === 'TERMINADA' && wrote() > 0}>
          <button type="button" class="btn btn-sm" onClick={() => setAsking(true)}>
            <Icon name="restore" />
            Deshacer
          </button>
        </Show>
      </div>
      <Show when={problem()}>{(found) => <Notice tone="bad">{found().message}</Notice>}</Show>
      <Show when={leftBehind(props.record).length}>
        <section class="sheet mt-4 px-5 py-4" aria-labelledby="left-title">
          <h2 id="left-title" class="text-lg">
            No se pudieron deshacer
          </h2>
          <ul class="mt-2 space-y-1 text-sm">
            <For each={leftBehind(props.record)}>
              {({ fila, codigo, registro, motivo }) => (
                <li>
                  Fila {fila}: <a href={recordHref(String(props.record.modulo), registro)}>{codigo}</a>.{' '}
                  {motivo}
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
      <JobModal title="Planilla con resultados" job={job()} onClose={() => setJob(undefined)} />
      <Show when={asking()}>
        <Modal
          title="Deshacer la importación"
          onClose={() => setAsking(false)}
          footer={
            <>
              <button type="button" class="btn" onClick={() => setAsking(false)}>
                Cancelar
              </button>
              <button type="button" class="btn btn-danger" onClick={undo}>
                Deshacer
              </button>
            </>
          }
        >
          <p>
            Se retiran los registros que creó y los que cambió vuelven a decir lo de antes. Los que alguien
            modificó después se quedan como están, y se muestran en una lista.
          </p>
        </Modal>
      </Show>
    </>
  );
};
