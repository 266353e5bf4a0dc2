import { createSignal, onMount, Show } from 'solid-js';
import { type Found, searchPerson } from '../../lib/api/personal-data.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { watchWidth } from '../../state/narrow.ts';
import { account, may } from '../../state/session.ts';
import { EmptyState } from '../ui/Notice.tsx';
import { DossierView } from './DossierView.tsx';
import { Pending } from './Pending.tsx';
import { RequestForm } from './RequestForm.tsx';
import { SearchForm } from './SearchForm.tsx';

type Choices = Readonly<Record<string, string>>;

/** Everything held about a person: search, copy, and the requests that follow. */
export default function PersonalApp(props: { rights: Choices; channels: Choices }) {
  const [found, setFound] = createSignal<Found>();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  onMount(watchWidth);

  const search = async (run: string, motivo: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const next = await searchPerson(run, motivo);
      const own = next.dossier.modules.flatMap(({ records }) =>
        records.filter(({ ties }) => ties.includes('titular')).map(({ module, id }) => `${module}/${id}`),
      );
      setChosen(new Set(own.filter((key) => !/^(solicitud_derecho|consulta_datos)\//.test(key))));
      setFound(next);
      document.getElementById('found-title')?.focus();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    } finally {
      setBusy(false);
    }
  };

  const choose = (record: string, isChosen: boolean): void => {
    const next = new Set(chosen());
    if (isChosen) next.add(record);
    else next.delete(record);
    setChosen(next);
  };

  return (
    <>
      <header class="mb-5">
        <h1 class="text-xl">Datos personales</h1>
        <p class="text-sm text-dim">
          Todo lo que la institución guarda sobre una persona, y lo que ella puede pedir (Ley 19.628, según la
          Ley 21.719).
        </p>
      </header>
      <Show
        when={!account() || may('consulta_datos', 'crear')}
        fallback={
          <div class="sheet">
            <EmptyState icon="lock" title="Su perfil no permite consultar datos personales">
              <p>Lo hace quien administra el sistema o la delegación de protección de datos.</p>
            </EmptyState>
          </div>
        }
      >
        <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
          <div class="space-y-6">
            <SearchForm busy={busy()} problem={problem()} onSearch={search} />
            <Show when={found()}>
              {(all) => (
                <>
                  <DossierView found={all()} chosen={chosen()} onChoose={choose} />
                  <RequestForm
                    run={all().dossier.run}
                    chosen={chosen()}
                    rights={props.rights}
                    channels={props.channels}
                  />
                </>
              )}
            </Show>
          </div>
          <Show when={account()}>
            <Pending />
          </Show>
        </div>
      </Show>
    </>
  );
}
