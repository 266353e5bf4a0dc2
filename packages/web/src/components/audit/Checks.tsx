import { createSignal, For, Show } from 'solid-js';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { createRecord, listRecords } from '../../lib/api/records.ts';
import { checkState, isRunning } from '../../lib/audit/checks.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import type { RecordRow } from '../../lib/record.ts';
import { createPolling } from '../../state/polling.ts';
import { Notice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';
import { ChoiceFilter, FilterGrid, TextFilter } from './Filters.tsx';
import { Moment } from './Moment.tsx';
import { PagedTable } from './PagedTable.tsx';

const module = 'verificacion';
const asked =
  'orden=-creadoEn&limite=25&columnas=alcance,estado,cadenas,porRevisar,entradas,fallas,mensaje,creadoEn';
const scopes: readonly (readonly [string, string])[] = [
  ['COMPLETA', 'Todo'],
  ['DIA', 'Un día (UTC)'],
  ['REGISTRO', 'Un registro'],
];
const scopeWords: Readonly<Record<string, string>> = { ...Object.fromEntries(scopes), NOCTURNA: 'Nocturna' };

const Row = (props: { row: RecordRow }) => (
  <tr>
    <td>
      <Moment at={String(props.row.creadoEn ?? '')} />
    </td>
    <td>
      <a href={recordHref(module, props.row.id)} class="font-medium">
        {props.row.codigo}
      </a>
      <span class="block text-xs text-dim">{scopeWords[String(props.row.alcance)]}</span>
    </td>
    <td>
      <Pill {...checkState(props.row.estado)} />
    </td>
    <td class="min-w-64">
      <Show when={isRunning(props.row.estado)} fallback={String(props.row.mensaje ?? '')}>
        <Show
          when={Number(props.row.porRevisar ?? 0)}
          fallback={<progress class="progress" aria-label={`Avance de ${props.row.codigo}`} />}
        >
          {(total) => (
            <progress
              class="progress"
              max={total()}
              value={Number(props.row.cadenas ?? 0)}
              aria-label={`Avance de ${props.row.codigo}`}
            />
          )}
        </Show>
        <span class="block text-xs text-dim tabular-nums">
          {formatInteger(Number(props.row.cadenas ?? 0))} historiales revisados
        </span>
      </Show>
    </td>
  </tr>
);

/** Verifications of the audit: asking for one, how far it has come, and what earlier ones found. */
export default function Checks() {
  const [scope, setScope] = createSignal('COMPLETA');
  const [day, setDay] = createSignal('');
  const [record, setRecord] = createSignal({ modulo: '', registro: '' });
  const [problem, setProblem] = createSignal<Problem>();
  const [sending, setSending] = createSignal(false);
  const found = createPolling(
    () => (signal) => listRecords(module, asked, signal),
    (page) => page.data.every(({ estado }) => !isRunning(estado)),
  );
  const rows = () => found.data()?.data ?? [];

  const start = async (): Promise<void> => {
    setSending(true);
    setProblem(undefined);
    const more: Readonly<Record<string, string>> =
      scope() === 'DIA' ? { dia: day() } : scope() === 'REGISTRO' ? record() : {};
    try {
      await createRecord(module, { alcance: scope(), ...more });
      found.ask();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setSending(false);
    }
  };

  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <FilterGrid label="Qué verificar">
          <ChoiceFilter
            label="Qué verificar"
            every=""
            options={scopes}
            value={scope()}
            onChange={(next) => setScope(next || 'COMPLETA')}
          />
          <Show when={scope() === 'DIA'}>
            <TextFilter label="Día" type="date" value={day()} onChange={setDay} />
          </Show>
          <Show when={scope() === 'REGISTRO'}>
            <TextFilter
              label="Módulo"
              value={record().modulo}
              placeholder="ipr"
              onChange={(modulo) => setRecord({ ...record(), modulo })}
            />
            <TextFilter
              label="Registro (identificador)"
              value={record().registro}
              onChange={(registro) => setRecord({ ...record(), registro })}
            />
          </Show>
          <div class="flex items-end">
            <button type="submit" class="btn btn-primary" disabled={sending()}>
              {sending() ? 'Pidiendo…' : 'Verificar'}
            </button>
          </div>
        </FilterGrid>
      </form>
      <Show when={problem()}>
        {(what) => (
          <div class="mt-4">
            <Notice tone="bad" role="alert">
              {what().message}
            </Notice>
          </div>
        )}
      </Show>
      <p class="mt-4 text-sm text-dim">
        Cada noche se verifica lo que cambió y una trigésima parte del resto, y se sella el día terminado.
      </p>
      <PagedTable
        caption="Verificaciones, de la más reciente a la más antigua"
        columns={['Cuándo', 'Verificación', 'Estado', 'Resultado']}
        icon="lock"
        empty="Todavía no se ha verificado nada"
        hint="Pida la primera con el botón de arriba."
        count={rows().length}
        busy={!found.data() && !found.problem()}
        problem={found.data() ? undefined : found.problem()}
        onRetry={found.ask}
        onMore={undefined}
      >
        <For each={rows()}>{(row) => <Row row={row} />}</For>
      </PagedTable>
    </>
  );
}
