import { createEffect, createSignal, For, on, Show } from 'solid-js';
import { fetchRows, type SheetRow, type Verdict } from '../../lib/api/imports.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { verdicts } from '../../lib/imports/verdicts.ts';
import { recordHref } from '../../lib/place.ts';
import { isEmpty } from '../../lib/record.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

interface VerdictTableProps {
  readonly id: string;
  /** Module the rows become records of. */
  readonly module: string;
  /** Only the rows of this verdict; all of them without it. */
  readonly verdict: Verdict | undefined;
}

const previewed = 3;

const preview = (row: SheetRow): string =>
  Object.values(row.valores)
    .filter((value) => !isEmpty(value))
    .slice(0, previewed)
    .map(String)
    .join(' · ');

const Row = (props: { row: SheetRow; module: string }) => (
  <tr>
    <td class="figure">{props.row.fila}</td>
    <td>
      <Pill tone={verdicts[props.row.veredicto].tone} text={verdicts[props.row.veredicto].one} />
    </td>
    <td class="whitespace-nowrap tabular-nums">
      <Show when={props.row.registro} fallback={props.row.codigo ?? '—'}>
        {(record) => <a href={recordHref(props.module, record())}>{props.row.codigo ?? 'Ver'}</a>}
      </Show>
    </td>
    <td class="min-w-72">
      <Show when={props.row.motivo}>
        <p>{props.row.motivo}</p>
      </Show>
      <For each={props.row.avisos}>{(warning) => <p class="text-warn">{warning}</p>}</For>
      <p class="line-clamp-2 text-sm text-dim">{preview(props.row)}</p>
    </td>
  </tr>
);

/** Rows of the sheet with their verdicts. */
export const VerdictTable = (props: VerdictTableProps) => {
  const [rows, setRows] = createSignal<readonly SheetRow[]>();
  const [next, setNext] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);

  const load = async (cursor?: string): Promise<void> => {
    const { verdict } = props;
    setBusy(true);
    setProblem(undefined);
    try {
      const page = await fetchRows(props.id, verdict, cursor);
      if (verdict !== props.verdict) return;
      setRows((before) => [...(cursor ? (before ?? []) : []), ...page.data]);
      setNext(page.meta.next);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  createEffect(on([() => props.id, () => props.verdict], () => load()));

  return (
    <div class="sheet mt-4" aria-busy={busy()}>
      <Show
        when={rows()}
        fallback={
          <Show when={problem()} fallback={<div class="h-64" />}>
            {(found) => <ProblemNotice problem={found()} onRetry={load} title="No pudimos leer las filas" />}
          </Show>
        }
      >
        {(list) => (
          <Show
            when={list().length}
            fallback={<EmptyState icon="check" title="Ninguna fila con este resultado" />}
          >
            <section class="relative overflow-x-auto px-2" tabindex={0} aria-label="Filas de la planilla">
              <table class="plain-table">
                <caption class="sr-only">Filas de la planilla y su resultado</caption>
                <thead>
                  <tr>
                    <th scope="col" class="figure">
                      Fila
                    </th>
                    <th scope="col">Resultado</th>
                    <th scope="col">Registro</th>
                    <th scope="col">Detalle</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={list()}>{(row) => <Row row={row} module={props.module} />}</For>
                </tbody>
              </table>
            </section>
            <Show when={next()}>
              {(cursor) => (
                <p class="px-5 py-3">
                  <button type="button" class="btn" disabled={busy()} onClick={() => load(cursor())}>
                    {busy() ? 'Cargando…' : 'Ver más filas'}
                  </button>
                </p>
              )}
            </Show>
          </Show>
        )}
      </Show>
    </div>
  );
};
