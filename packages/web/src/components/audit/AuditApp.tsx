import { createEffect, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { AuditedModule } from '../../lib/audit/vocabulary.ts';
import { createRouter } from '../../state/router.ts';
import { account, holdsPower } from '../../state/session.ts';
import { type Tab, Tabs } from '../ui/Tabs.tsx';

const Changes = lazy(() => import('./Changes.tsx'));
const SignIns = lazy(() => import('./SignIns.tsx'));
const MySignIns = lazy(() => import('./MySignIns.tsx'));
const Reads = lazy(() => import('./Reads.tsx'));
const Checks = lazy(() => import('./Checks.tsx'));
const Terms = lazy(() => import('./Terms.tsx'));

const base = '/auditoria';

/** What happened in the portal: changes, sign-ins, reads of personal data, verifications, and ended terms. */
export default function AuditApp(props: { modules: readonly AuditedModule[] }) {
  const router = createRouter(base, { view: 'list', search: '', address: base }, () => {});
  const query = () => new URLSearchParams(router.place().search);
  const tabs = (): readonly Tab[] => [
    { name: 'cambios', label: 'Cambios' },
    ...(holdsPower('auditar')
      ? [
          { name: 'ingresos', label: 'Ingresos' },
          { name: 'lecturas', label: 'Lecturas de datos personales' },
          { name: 'verificaciones', label: 'Verificación' },
        ]
      : []),
    ...(holdsPower('depurar') ? [{ name: 'plazos', label: 'Plazos' }] : []),
    { name: 'mis-ingresos', label: 'Mis ingresos' },
  ];
  const current = () => {
    const asked = query().get('ver');
    return tabs().find(({ name }) => name === asked)?.name ?? 'cambios';
  };
  const filter = (changes: Readonly<Record<string, string>>): void => {
    const next = query();
    for (const [name, value] of Object.entries(changes))
      if (value) next.set(name, value);
      else next.delete(name);
    router.go(`${base}?${next}`, { replace: true });
  };

  createEffect(() => {
    document.title = `${tabs().find(({ name }) => name === current())?.label} · Auditoría · GORE_OS`;
  });

  return (
    <>
      <header class="mb-5">
        <h1 class="text-xl">Auditoría</h1>
        <p class="text-sm text-dim">
          Quién hizo qué, cuándo y desde dónde. Nadie puede cambiarlo ni borrarlo.
        </p>
      </header>
      <Show when={account()} fallback={<div class="sheet h-96" aria-busy="true" />}>
        <Tabs
          label="Partes de la auditoría"
          tabs={tabs()}
          current={current()}
          onChoose={(name) => router.go(`${base}?ver=${name}`)}
        >
          <Suspense fallback={<div class="sheet mt-5 h-96" aria-busy="true" />}>
            <Switch>
              <Match when={current() === 'cambios'}>
                <Changes modules={props.modules} query={query()} onFilter={filter} />
              </Match>
              <Match when={current() === 'ingresos'}>
                <SignIns query={query()} onFilter={filter} />
              </Match>
              <Match when={current() === 'lecturas'}>
                <Reads modules={props.modules} query={query()} onFilter={filter} />
              </Match>
              <Match when={current() === 'verificaciones'}>
                <Checks />
              </Match>
              <Match when={current() === 'plazos'}>
                <Terms />
              </Match>
              <Match when={current() === 'mis-ingresos'}>
                <MySignIns />
              </Match>
            </Switch>
          </Suspense>
        </Tabs>
      </Show>
    </>
  );
}
