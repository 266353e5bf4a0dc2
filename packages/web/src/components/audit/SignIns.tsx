import { fetchSignIns, type SignIn } from '../../lib/api/audit.ts';
import { addressFilters } from './address-filters.ts';
import { ChoiceFilter, FilterGrid, PersonFilter, TextFilter } from './Filters.tsx';
import { PagedTable } from './PagedTable.tsx';
import { createPaged } from './paged.ts';
import { SignInRows } from './SignInRows.tsx';

interface SignInsProps {
  readonly query: URLSearchParams;
  readonly onFilter: (changes: Readonly<Record<string, string>>) => void;
}

const names = ['mes', 'quien', 'resultado', 'ip'] as const;

/** Everybody's attempts to sign in, failures included (Decreto 9 de 2017, art. 13). */
export default function SignIns(props: SignInsProps) {
  const { value, on, asked } = addressFilters(props, names);
  const found = createPaged<SignIn, Awaited<ReturnType<typeof fetchSignIns>>>(asked, fetchSignIns);
  const person = () => found.rows().find(({ user }) => user?.id === value('quien'))?.user?.nombre;

  return (
    <>
      <FilterGrid label="Filtros de los ingresos">
        <TextFilter label="Mes (UTC)" type="month" value={value('mes')} onChange={on('mes')} />
        <PersonFilter label="Persona" value={value('quien')} name={person()} onChange={on('quien')} />
        <ChoiceFilter
          label="Resultado"
          every="Todos"
          options={[
            ['logrados', 'Ingresaron'],
            ['fallidos', 'No ingresaron'],
          ]}
          value={value('resultado')}
          onChange={on('resultado')}
        />
        <TextFilter label="Dirección IP" value={value('ip')} onChange={on('ip')} />
      </FilterGrid>
      <PagedTable
        caption="Ingresos, del más reciente al más antiguo"
        columns={['Cuándo', 'Persona', 'Resultado', 'Medio', 'IP', 'Navegador']}
        icon="lock"
        empty="No hay ingresos que coincidan"
        hint="Elija otro mes o quite algún filtro."
        count={found.rows().length}
        busy={found.busy()}
        problem={found.problem()}
        onRetry={found.reload}
        onMore={found.more()}
      >
        <SignInRows rows={found.rows()} people />
      </PagedTable>
    </>
  );
}
