import { createEffect, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { createRouter } from '../../state/router.ts';
import { account, holdsPower } from '../../state/session.ts';
import { EmptyState } from '../ui/Notice.tsx';
import { type Tab, Tabs } from '../ui/Tabs.tsx';

const Health = lazy(() => import('./Health.tsx'));
const Queues = lazy(() => import('./Queues.tsx'));
const Failures = lazy(() => import('./Failures.tsx'));
const Activity = lazy(() => import('./Activity.tsx'));

const base = '/sistema';

const tabs: readonly Tab[] = [
  { name: 'salud', label: 'Salud' },
  { name: 'colas', label: 'Colas' },
  { name: 'errores', label: 'Errores' },
  { name: 'actividad', label: 'Actividad' },
];

/** What runs behind the portal, for whoever looks after it. */
export default function SystemApp() {
  const router = createRouter(base, { view: 'list', search: '', address: base }, () => {});
  const query = () => new URLSearchParams(router.place().search);
  const current = () => tabs.find(({ name }) => name === query().get('ver'))?.name ?? 'salud';
  const go = (values: Readonly<Record<string, string>>) =>
    router.go(`${base}?${new URLSearchParams(values)}`);

  createEffect(() => {
    document.title = `${tabs.find(({ name }) => name === current())?.label} · Sistema · GORE_OS`;
  });

  return (
    <>
      <header class="mb-5">
        <h1 class="text-xl">Sistema</h1>
        <p class="text-sm text-dim">
          Cómo está lo que corre detrás del portal. Aquí no se ve el contenido de ningún registro.
        </p>
      </header>
      <Show when={account()} fallback={<div class="sheet h-96" aria-busy="true" />}>
        <Show
          when={holdsPower('operar')}
          fallback={
            <EmptyState icon="lock" title="Su rol no opera el sistema">
              <p>Si algo no funciona, avise a quien administra el portal en su institución.</p>
            </EmptyState>
          }
        >
          <Tabs label="Partes del sistema" tabs={tabs} current={current()} onChoose={(ver) => go({ ver })}>
            <Suspense fallback={<div class="sheet mt-5 h-96" aria-busy="true" />}>
              <Switch>
                <Match when={current() === 'salud'}>
                  <Health />
                </Match>
                <Match when={current() === 'colas'}>
                  <Queues queue={query().get('cola') ?? ''} onChoose={(cola) => go({ ver: 'colas', cola })} />
                </Match>
                <Match when={current() === 'errores'}>
                  <Failures
                    id={query().get('falla') ?? ''}
                    standing={query().get('estado') ?? 'abierta'}
                    onGo={(values) => go({ ver: 'errores', ...values })}
                  />
                </Match>
                <Match when={current() === 'actividad'}>
                  <Activity />
                </Match>
              </Switch>
            </Suspense>
          </Tabs>
        </Show>
      </Show>
    </>
  );
}
