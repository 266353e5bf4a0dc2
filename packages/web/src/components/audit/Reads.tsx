import { For, Show } from 'solid-js';
import { fetchReads, type PersonalRead } from '../../lib/api/audit.ts';
import type { AuditedModule } from '../../lib/audit/vocabulary.ts';
import { formatCount } from '../../lib/format/number.ts';
import { recordHref } from '../../lib/place.ts';
import { addressFilters } from './address-filters.ts';
import { ChoiceFilter, FilterGrid, PersonFilter, TextFilter } from './Filters.tsx';
import { Moment } from './Moment.tsx';
import { PagedTable } from './PagedTable.tsx';
import { createPaged } from './paged.ts';

interface ReadsProps {
  readonly modules: readonly AuditedModule[];
  readonly query: URLSearchParams;
  readonly onFilter: (changes: Readonly<Record<string, string>>) => void;
}

const names = ['mes', 'quien', 'modulo', 'registro'] as const;

/** Who saw personal data of whom, and what for (Ley 21.719). */
export default function Reads(props: ReadsProps) {
  const { value, on, asked } = addressFilters(props, names);
  const found = createPaged<PersonalRead, Awaited<ReturnType<typeof fetchReads>>>(asked, fetchReads);
  const person = () => found.rows().find(({ actor }) => actor.id === value('quien'))?.actor.nombre;

  return (
    <>
      <FilterGrid label="Filtros de las lecturas">
        <TextFilter label="Mes (UTC)" type="month" value={value('mes')} onChange={on('mes')} />
        <PersonFilter label="Persona" value={value('quien')} name={person()} onChange={on('quien')} />
        <ChoiceFilter
          label="Módulo"
          every="Todos"
          options={props.modules.map(({ name, label }) => [name, label])}
          value={value('modulo')}
          onChange={on('modulo')}
        />
        <TextFilter label="Registro (identificador)" value={value('registro')} onChange={on('registro')} />
      </FilterGrid>
      <PagedTable
        caption="Lecturas de datos personales, de la más reciente a la más antigua"
        columns={['Cuándo', 'Quién', 'Qué vio', 'De quiénes', 'Para qué']}
        icon="personas"
        empty="No hay lecturas que coincidan"
        hint="Elija otro mes o quite algún filtro."
        count={found.rows().length}
        busy={found.busy()}
        problem={found.problem()}
        onRetry={found.reload}
        onMore={found.more()}
      >
        <For each={found.rows()}>
          {(row) => (
            <tr>
              <td>
                <Moment at={row.at} />
              </td>
              <td>
                {row.actor.nombre}
                <span class="block text-xs text-dim tabular-nums">{row.ip}</span>
              </td>
              <td>{row.fields.join(', ')}</td>
              <td>
                <Show
                  when={row.records.length === 1 && row.records[0]}
                  fallback={formatCount(row.records.length, 'registro', 'registros')}
                >
                  {(id) => <a href={recordHref(row.module, id())}>Un registro</a>}
                </Show>
                <span class="block text-xs text-dim">{row.moduleLabel}</span>
              </td>
              <td class="min-w-48">
                {row.purpose}
                <Show when={row.asked}>
                  <span class="block text-xs text-dim">Lo escribió la persona</span>
                </Show>
              </td>
            </tr>
          )}
        </For>
      </PagedTable>
    </>
  );
}
