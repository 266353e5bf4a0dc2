import { For, Show } from 'solid-js';
import { type FailureRow, fetchFailures } from '../../lib/api/system.ts';
import { formatCount } from '../../lib/format/number.ts';
import { failureTitle, isoOf, originLabel, standingPill } from '../../lib/system/words.ts';
import { createLoad } from '../../state/load.ts';
import { Moment } from '../audit/Moment.tsx';
import { PagedTable } from '../audit/PagedTable.tsx';
import { Pill } from '../ui/Pill.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { FailureView } from './FailureView.tsx';

interface FailuresProps {
  readonly id: string;
  readonly standing: string;
  readonly onGo: (values: Readonly<Record<string, string>>) => void;
}

const standings = [
  ['abierta', 'Abiertos'],
  ['resuelta', 'Resueltos'],
  ['ignorada', 'Ignorados'],
] as const;

const empty: Readonly<Record<FailureRow['standing'], string>> = {
  abierta: 'No hay errores abiertos',
  resuelta: 'No hay errores resueltos',
  ignorada: 'No hay errores ignorados',
};

const Row = (props: { row: FailureRow }) => (
  <tr>
    <td class="min-w-56">
      <a class="font-medium" href={`/sistema?ver=errores&falla=${props.row.id}`}>
        {failureTitle(props.row)}
      </a>
      <span class="block text-xs text-dim">
        {originLabel(props.row.origin)}
        {props.row.service ? ` · ${props.row.service}` : ''}
        {props.row.where ? ` · ${props.row.where}` : ''}
      </span>
    </td>
    <td>
      <Pill {...standingPill(props.row)} />
    </td>
    <td class="figure">{formatCount(props.row.times, 'vez', 'veces')}</td>
    <td>
      <Moment at={isoOf(props.row.last)} />
    </td>
    <td class="tabular-nums">
      {props.row.release}
      <Show when={props.row.since !== props.row.release}>
        <span class="block text-xs text-dim">desde {props.row.since}</span>
      </Show>
    </td>
  </tr>
);

/** What failed, each failure once: how often, since when and in which release. */
const FailureList = (props: FailuresProps) => {
  const found = createLoad(
    () => 'errores',
    (_, signal) => fetchFailures(signal),
  );
  const standing = () => standings.find(([value]) => value === props.standing)?.[0] ?? 'abierta';
  const rows = () => (found.data() ?? []).filter((row) => row.standing === standing());
  return (
    <>
      <div class="mt-5">
        <Segmented
          label="Estado de los errores"
          hideLabel
          options={standings}
          value={standing()}
          onChoose={(estado) => props.onGo({ estado })}
        />
      </div>
      <PagedTable
        caption="Errores agrupados, del visto más recientemente al más antiguo"
        columns={['Qué falló', 'Estado', 'Cuántas', 'Última vez', 'Versión']}
        icon="check"
        empty={empty[standing()]}
        hint="Aquí llega lo que falla en el servidor, en las páginas y lo que bloquea la política de seguridad, sin datos de nadie. Se olvida a los 60 días sin repetirse."
        count={rows().length}
        busy={found.busy()}
        problem={found.problem()}
        onRetry={found.reload}
        onMore={undefined}
      >
        <For each={rows()}>{(row) => <Row row={row} />}</For>
      </PagedTable>
    </>
  );
};

/** Failures: the list, or one of them. */
export default function Failures(props: FailuresProps) {
  return (
    <Show when={props.id} fallback={<FailureList {...props} />} keyed>
      {(id) => <FailureView id={id} />}
    </Show>
  );
}
