import { createResource, createSignal, Match, Show, Switch } from 'solid-js';
import { correctRows, fetchDetail, type SheetRow, stepImport } from '../../lib/api/imports.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { formatCount } from '../../lib/format/number.ts';
import { toVerdict } from '../../lib/imports/verdicts.ts';
import type { RecordRow } from '../../lib/record.ts';
import { Notice } from '../ui/Notice.tsx';
import { HeldRows } from './HeldRows.tsx';
import { Reconciliation } from './Reconciliation.tsx';
import { RowEditor } from './RowEditor.tsx';
import { Strangers } from './Strangers.tsx';
import { VerdictChips } from './VerdictChips.tsx';
import { VerdictTable } from './VerdictTable.tsx';

interface TrialViewProps {
  readonly record: RecordRow;
  readonly shown: string;
  readonly onChoose: (name: string) => void;
  readonly onStepped: () => void;
}

type Drafts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What became, or would become, of every row: filtered, corrected in place, decided, reconciled and confirmed. */
export const TrialView = (props: TrialViewProps) => {
  const [detail] = createResource(
    () => [props.record.id, props.record.version] as const,
    ([id]) => fetchDetail(id),
  );
  const [editing, setEditing] = createSignal<SheetRow>();
  const [drafts, setDrafts] = createSignal<Drafts>({});
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);

  const trying = () => props.record.estado === 'ENSAYADA';
  const drafted = () => new Set(Object.keys(drafts()));
  const writes = () => Number(props.record.nuevas ?? 0) + Number(props.record.actualizadas ?? 0);

  const run = async (job: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await job();
      props.onStepped();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  const sendDrafts = () => run(() => correctRows(props.record.id, drafts()));
  const retry = (plan: unknown) =>
    run(() => stepImport(props.record, 'configurar', { plan: JSON.parse(JSON.stringify(plan)) }));

  return (
    <>
      <VerdictChips record={props.record} shown={props.shown} onChoose={props.onChoose} />
      <Switch
        fallback={
          <VerdictTable
            id={props.record.id}
            module={String(props.record.modulo)}
            verdict={props.shown === 'aviso' ? 'aviso' : toVerdict(props.shown)}
            drafted={drafted()}
            onCorrect={trying() ? setEditing : undefined}
          />
        }
      >
        <Match when={props.shown === 'conciliacion'}>
          <Reconciliation sums={detail.latest?.conciliacion ?? []} />
        </Match>
        <Match when={props.shown === 'nombres'}>
          <Show when={detail.latest} fallback={<div class="sheet mt-4 h-40" aria-busy="true" />}>
            {(found) => <Strangers detail={found()} busy={busy()} onMeant={trying() ? retry : undefined} />}
          </Show>
        </Match>
        <Match when={props.shown === 'retenida'}>
          <HeldRows id={props.record.id} module={String(props.record.modulo)} onDecided={props.onStepped} />
        </Match>
      </Switch>
      <Show when={editing()} keyed>
        {(row) => (
          <RowEditor
            row={row}
            columns={detail.latest?.columnas ?? Object.keys(row.valores)}
            drafts={drafts()[String(row.fila)] ?? {}}
            onSave={(cells) => setDrafts((all) => ({ ...all, [String(row.fila)]: cells }))}
            onClose={() => setEditing(undefined)}
          />
        )}
      </Show>
      <Show when={trying() && props.shown !== 'retenida'}>
        <div class="save-bar">
          <div class="grow text-sm" role="status">
            <Show
              when={problem()}
              fallback={
                <span class="text-dim">
                  Todavía no se ha escrito nada.{' '}
                  {drafted().size
                    ? `${formatCount(drafted().size, 'corrección', 'correcciones')} por enviar.`
                    : 'Al confirmar se escriben las nuevas y las que actualizan; las demás se quedan aquí.'}
                </span>
              }
            >
              {(found) => <Notice tone="bad">{found().message}</Notice>}
            </Show>
          </div>
          <button
            type="button"
            class="btn"
            disabled={busy()}
            onClick={() => run(() => stepImport(props.record, 'descartar'))}
          >
            Descartar
          </button>
          <Show
            when={drafted().size}
            fallback={
              <button
                type="button"
                class="btn btn-primary"
                disabled={busy() || writes() === 0}
                onClick={() => run(() => stepImport(props.record, 'confirmar'))}
              >
                Importar {formatCount(writes(), 'fila', 'filas')}
              </button>
            }
          >
            <button type="button" class="btn btn-primary" disabled={busy()} onClick={sendDrafts}>
              Enviar correcciones y volver a ensayar
            </button>
          </Show>
        </div>
      </Show>
    </>
  );
};
