import { fetchMySignIns } from '../../lib/api/audit.ts';
import { createLoad } from '../../state/load.ts';
import { PagedTable } from './PagedTable.tsx';
import { SignInRows } from './SignInRows.tsx';

/** One's own last sign-ins, so that whoever did not do one of them can say so. */
export default function MySignIns() {
  const found = createLoad(
    () => 'mis-ingresos',
    (_, signal) => fetchMySignIns(signal),
  );
  return (
    <>
      <p class="mt-5 text-sm text-dim">
        Sus últimos ingresos. Si no reconoce alguno, cambie su clave y avise a quien administra el sistema.
      </p>
      <PagedTable
        caption="Mis ingresos, del más reciente al más antiguo"
        columns={['Cuándo', 'Resultado', 'Medio', 'IP', 'Navegador']}
        icon="clock"
        empty="No hay ingresos suyos en los últimos tres meses"
        count={found.data()?.length ?? 0}
        busy={found.busy()}
        problem={found.problem()}
        onRetry={found.reload}
        onMore={undefined}
      >
        <SignInRows rows={found.data() ?? []} />
      </PagedTable>
    </>
  );
}
