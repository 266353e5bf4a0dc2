import type { FieldDescriptor } from '@gore/core/kernel/declare/describe.ts';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import {
  fetchInstitutions,
  fetchOperated,
  goToInstitution,
  type OwnInstitution,
} from '../../lib/api/institutions.ts';
import { toProblem } from '../../lib/api/problem.ts';
import { safeReturn } from '../../lib/return-path.ts';
import { createLoad } from '../../state/load.ts';
import { createReady } from '../../state/ready.ts';
import { forgetSession } from '../../state/session.ts';
import { say } from '../../state/toasts.ts';
import { EmptyState, ProblemNotice } from '../ui/Notice.tsx';
import { Pill } from '../ui/Pill.tsx';

const VisitDialog = lazy(() => import('./VisitDialog.tsx'));

type Listed = Omit<OwnInstitution, 'actual'>;

/** Nothing this tab knows holds in another institution. */
const startAnew = (): void => {
  forgetSession();
  location.assign(safeReturn(new URLSearchParams(location.search).get('volver')));
};

const Row = (props: { institution: Listed; children: JSX.Element }) => (
  <li class="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
    <div class="min-w-0 grow basis-60">
      <p class="font-medium">{props.institution.nombre}</p>
      <p class="text-sm text-dim">{props.institution.corto}</p>
    </div>
    {props.children}
  </li>
);

/** The institutions of the person: where they are, and going to another. */
export default function InstitutionsApp(props: { visitFields: readonly FieldDescriptor[] }) {
  const ready = createReady();
  const [going, setGoing] = createSignal<string>();
  const [visited, setVisited] = createSignal<Listed>();
  const own = createLoad(ready, fetchInstitutions);
  const operated = createLoad(() => own.data()?.meta.opera || undefined, fetchOperated);

  const go = async ({ id }: Listed): Promise<void> => {
    setGoing(id);
    try {
      await goToInstitution(id);
      startAnew();
    } catch (thrown) {
      say(toProblem(thrown).message, { tone: 'bad' });
      setGoing(undefined);
    }
  };

  return (
    <div class="max-w-3xl">
      <header class="mb-5">
        <h1 class="text-xl">Mis instituciones</h1>
        <p class="text-sm text-dim">
          Se trabaja en una a la vez. Al pasar a otra comienza una sesión nueva y termina la anterior: en cada
          una tiene los permisos que ella le dio.
        </p>
      </header>
      <section class="sheet" aria-label="Instituciones" aria-busy={own.busy()}>
        <Show
          when={own.data()}
          fallback={
            <Show when={own.problem()} fallback={<div class="h-40" />}>
              {(problem) => <ProblemNotice problem={problem()} onRetry={own.reload} />}
            </Show>
          }
        >
          {(answer) => (
            <Show
              when={answer().data.length}
              fallback={<EmptyState icon="lock" title="Está de visita: para salir, cierre la sesión" />}
            >
              <ul class="divide-y divide-line">
                <For each={answer().data}>
                  {(institution) => (
                    <Row institution={institution}>
                      <Show when={!institution.actual} fallback={<Pill tone="ok" text="Está aquí" />}>
                        <button
                          type="button"
                          class="btn"
                          aria-label={`Entrar a ${institution.nombre}`}
                          disabled={going() !== undefined}
                          onClick={() => go(institution)}
                        >
                          {going() === institution.id ? 'Entrando…' : 'Entrar'}
                        </button>
                      </Show>
                    </Row>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Show>
      </section>
      <Show when={operated.data()}>
        {(all) => (
          <section class="sheet mt-6" aria-labelledby="operated-title">
            <h2 id="operated-title" class="border-b border-line px-5 py-3 text-lg">
              Entrar a operar otra institución
            </h2>
            <ul class="divide-y divide-line">
              <For each={all()}>
                {(institution) => (
                  <Row institution={institution}>
                    <button
                      type="button"
                      class="btn"
                      aria-label={`Entrar a ${institution.nombre} con motivo`}
                      onClick={() => setVisited(institution)}
                    >
                      Entrar con motivo…
                    </button>
                  </Row>
                )}
              </For>
            </ul>
          </section>
        )}
      </Show>
      <Suspense>
        <Show when={visited()} keyed>
          {(institution) => (
            <VisitDialog
              institution={institution}
              fields={props.visitFields}
              onClose={() => setVisited(undefined)}
              onInside={startAnew}
            />
          )}
        </Show>
      </Suspense>
    </div>
  );
}
