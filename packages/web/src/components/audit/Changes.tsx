import { createSignal, For, Show } from 'solid-js';
import { type AuditPage, fetchAudit, type ReviewedEntry } from '../../lib/api/audit.ts';
import type { AuditedModule } from '../../lib/audit/vocabulary.ts';
import { formatInteger } from '../../lib/format/number.ts';
import { mergeRefs, type Refs } from '../../lib/record.ts';
import { Icon } from '../ui/Icon.tsx';
import { addressFilters } from './address-filters.ts';
import { ChangeRow } from './ChangeRow.tsx';
import { ChoiceFilter, FilterGrid, PersonFilter, TextFilter } from './Filters.tsx';
import { PagedTable } from './PagedTable.tsx';
import { createPaged } from './paged.ts';

interface ChangesProps {
  readonly modules: readonly AuditedModule[];
  readonly query: URLSearchParams;
  readonly onFilter: (changes: Readonly<Record<string, string>>) => void;
}

const names = ['quien', 'verbo', 'modulo', 'registro', 'campo', 'desde', 'hasta', 'ip', 'lote'] as const;

const distinct = (pairs: readonly (readonly [string, string])[]) =>
  [...new Map(pairs)].toSorted(([, a], [, b]) => a.localeCompare(b, 'es'));

/** What changed in the records, field by field. */
export default function Changes(props: ChangesProps) {
  const [more, setMore] = createSignal(false);
  const { value, on, asked } = addressFilters(props, names);
  const found = createPaged<ReviewedEntry, AuditPage>(asked, fetchAudit);
  const meta = () => found.pages().at(-1)?.meta;
  const refs = (): Refs => found.pages().reduce<Refs>((all, page) => mergeRefs(all, page.meta.refs), {});
  const chosen = () => props.modules.filter(({ name }) => !value('modulo') || name === value('modulo'));
  const total = () => {
    const counted = meta();
    if (!counted) return '';
    return `${formatInteger(counted.total)}${counted.totalExact ? '' : '+'} entradas`;
  };

  return (
    <>
      <FilterGrid label="Filtros de los cambios">
        <TextFilter label="Desde" type="date" value={value('desde')} onChange={on('desde')} />
        <TextFilter label="Hasta" type="date" value={value('hasta')} onChange={on('hasta')} />
        <PersonFilter
          label="Persona"
          value={value('quien')}
          name={refs().usuario?.[value('quien')]}
          onChange={on('quien')}
        />
        <ChoiceFilter
          label="Módulo"
          every="Todos"
          options={props.modules.map(({ name, label }) => [name, label])}
          value={value('modulo')}
          onChange={(next) => props.onFilter({ modulo: next, verbo: '', campo: '' })}
        />
        <Show
          when={
            more() ||
            names
              .slice(1)
              .some((name) => name !== 'modulo' && !['desde', 'hasta'].includes(name) && value(name))
          }
        >
          <ChoiceFilter
            label="Acción"
            every="Todas"
            options={distinct(chosen().flatMap(({ verbs }) => verbs))}
            value={value('verbo')}
            onChange={on('verbo')}
          />
          <ChoiceFilter
            label="Dato"
            every="Todos"
            options={distinct(chosen().flatMap(({ fields }) => fields))}
            value={value('campo')}
            onChange={on('campo')}
          />
          <TextFilter label="Registro (identificador)" value={value('registro')} onChange={on('registro')} />
          <TextFilter label="Lote" value={value('lote')} onChange={on('lote')} placeholder="IMP-2026-00001" />
          <Show when={meta()?.everything}>
            <TextFilter label="Dirección IP" value={value('ip')} onChange={on('ip')} />
          </Show>
        </Show>
      </FilterGrid>
      <div class="mt-4 flex flex-wrap items-center gap-2">
        <p class="grow text-sm text-dim tabular-nums" role="status">
          {total()}
          <Show when={meta() && !meta()?.everything}> en los registros a su alcance</Show>
        </p>
        <div class="no-print flex flex-wrap gap-2">
          <Show when={!more()}>
            <button type="button" class="btn btn-quiet btn-sm" onClick={() => setMore(true)}>
              <Icon name="filter" />
              Más filtros
            </button>
          </Show>
          <Show when={asked()}>
            <button
              type="button"
              class="btn btn-quiet btn-sm"
              onClick={() => props.onFilter(Object.fromEntries(names.map((name) => [name, ''])))}
            >
              Quitar filtros
            </button>
          </Show>
          <a class="btn btn-sm" href={`/api/v1/auditoria/exportar?${asked()}`} download="auditoria.csv">
            <Icon name="download" />
            Exportar
          </a>
          <button type="button" class="btn btn-sm" onClick={() => print()}>
            Imprimir
          </button>
        </div>
      </div>
      <PagedTable
        caption="Cambios, del más reciente al más antiguo"
        columns={['Cuándo', 'Quién', 'Qué', 'Registro', 'Cambios']}
        icon="lock"
        empty="Nada coincide con estos filtros"
        hint="Amplíe las fechas o quite algún filtro."
        count={found.rows().length}
        busy={found.busy()}
        problem={found.problem()}
        onRetry={found.reload}
        onMore={found.more()}
      >
        <For each={found.rows()}>
          {(entry) => <ChangeRow entry={entry} refs={refs()} reviewer={meta()?.everything ?? false} />}
        </For>
      </PagedTable>
    </>
  );
}
