import { createMemo, createSignal, For, onMount, Show } from 'solid-js';
import { type DecisionResult, decideRows, fetchRows, type SheetRow } from '../../lib/api/imports.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { formatCount } from '../../lib/format/number.ts';
import { type Draft, draftAll, draftFault, groupHeld, toDecisions } from '../../lib/imports/held.ts';
import { say } from '../../state/toasts.ts';
import { EmptyState, Notice, ProblemNotice } from '../ui/Notice.tsx';
import { HeldGroupCard } from './HeldGroupCard.tsx';

interface HeldRowsProps {
  readonly id: string;
  readonly module: string;
  /** Told when rows were decided, so that the counts are read again. */
  readonly onDecided: () => void;
}

/** Rows that repeat a key are compared together, so all of them are read before the first is shown. */
const fetchAll = async (id: string): Promise<readonly SheetRow[]> => {
  const rows: SheetRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchRows(id, { verdict: 'retenida', cursor });
    rows.push(...page.data);
    cursor = page.meta.next ?? undefined;
  } while (cursor);
  return rows;
};

/** Rows that share a key and differ: a person says which are different records and which are left out. */
export const HeldRows = (props: HeldRowsProps) => {
  const [rows, setRows] = createSignal<readonly SheetRow[]>();
  const [problem, setProblem] = createSignal<Problem>();
  const [drafts, setDrafts] = createSignal<Readonly<Record<number, Draft>>>({});
  const [failed, setFailed] = createSignal<Readonly<Record<number, DecisionResult>>>({});
  const [sending, setSending] = createSignal(false);

  const groups = createMemo(() => groupHeld(rows() ?? []));
  const decided = () => Object.keys(drafts()).length;
  const faulty = () =>
    groups().some((group) => group.rows.some((row) => draftFault(group, row, drafts()) !== undefined));

  const load = async (): Promise<void> => {
    setProblem(undefined);
    try {
      setRows(await fetchAll(props.id));
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  };
  const settle = (results: readonly DecisionResult[]): void => {
    const done = new Set(results.filter(({ ok }) => ok).map(({ fila }) => fila));
    setRows((before) => before?.filter(({ fila }) => !done.has(fila)));
    setDrafts((before) =>
      Object.fromEntries(Object.entries(before).filter(([fila]) => !done.has(Number(fila)))),
    );
    setFailed(Object.fromEntries(results.filter(({ ok }) => !ok).map((result) => [result.fila, result])));
    if (done.size) say(`${formatCount(done.size, 'fila decidida', 'filas decididas')}.`);
    props.onDecided();
  };
  const send = async (): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    try {
      settle(await decideRows(props.id, toDecisions(drafts())));
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setSending(false);
    }
  };
  onMount(load);

  return (
    <Show
      when={rows()}
      fallback={
        <Show when={problem()} fallback={<div class="sheet mt-4 h-64" aria-busy="true" />}>
          {(found) => <ProblemNotice problem={found()} onRetry={load} title="No pudimos leer las filas" />}
        </Show>
      }
    >
      <Show
        when={groups().length}
        fallback={
          <div class="sheet mt-4">
            <EmptyState icon="check" title="No queda nada por decidir" />
          </div>
        }
      >
        <div class="mt-4 flex flex-wrap items-center gap-2">
          <p class="grow basis-72 text-sm text-dim">
            Estas filas comparten su clave, entre ellas o con lo que otra planilla ya trajo. Si son registros
            distintos, créelos; si sobra alguna, descártela.
          </p>
          <button type="button" class="btn btn-sm" onClick={() => setDrafts(draftAll(groups(), 'crear'))}>
            Crear todas con el correlativo propuesto
          </button>
          <button type="button" class="btn btn-sm" onClick={() => setDrafts(draftAll(groups(), 'descartar'))}>
            Descartar todas
          </button>
        </div>
        <div class="mt-4 space-y-4">
          <For each={groups()}>
            {(group) => (
              <HeldGroupCard
                group={group}
                drafts={drafts()}
                failed={failed()}
                onDraft={(fila, draft) => setDrafts((all) => ({ ...all, [fila]: draft }))}
              />
            )}
          </For>
        </div>
        <div class="save-bar">
          <div class="grow text-sm" role="status">
            <Show
              when={problem()}
              fallback={
                <span class="text-dim">
                  {decided()} de {formatCount(rows()?.length ?? 0, 'fila', 'filas')} con decisión
                </span>
              }
            >
              {(found) => <Notice tone="bad">{found().message}</Notice>}
            </Show>
          </div>
          <button type="button" class="btn" disabled={!decided()} onClick={() => setDrafts({})}>
            Deshacer
          </button>
          <button
            type="button"
            class="btn btn-primary"
            disabled={!decided() || faulty() || sending()}
            onClick={send}
          >
            {sending() ? 'Aplicando…' : 'Aplicar decisiones'}
          </button>
        </div>
      </Show>
    </Show>
  );
};
