import { createEffect, createSignal, Show } from 'solid-js';
import { fetchMatrix, fetchRoles } from '../../lib/api/roles.ts';
import { formatDate } from '../../lib/format/date.ts';
import { createLoad } from '../../state/load.ts';
import { createReady } from '../../state/ready.ts';
import { ProblemNotice } from '../ui/Notice.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { RoleMatrix } from './RoleMatrix.tsx';
import { RoleToolbar } from './RoleToolbar.tsx';

/** The roles of the institution: what each may do, where that differs from what it came with, and changing it. */
export default function RolesApp() {
  const ready = createReady();
  const [code, setCode] = createSignal<string>();
  const [search, setSearch] = createSignal('');
  const [onlyDifferent, setOnlyDifferent] = createSignal(false);
  const [previewing, setPreviewing] = createSignal(false);
  const roles = createLoad(ready, (_, signal) => fetchRoles(signal));
  const matrix = createLoad(code, fetchMatrix);
  const problem = () => roles.problem() ?? matrix.problem();
  const entry = () => matrix.data()?.rol;

  createEffect(() => {
    const list = roles.data();
    if (!list || code()) return;
    const asked = new URLSearchParams(location.search).get('rol');
    setCode((list.find((role) => role.code === asked) ?? list[0])?.code);
  });
  const choose = (next: string): void => {
    setCode(next);
    history.replaceState(null, '', `?${new URLSearchParams({ rol: next })}`);
  };

  return (
    <>
      <header class="mb-5">
        <h1 class="text-xl">Roles y permisos</h1>
        <p class="text-sm text-dim">
          Lo que cada rol puede hacer: lo que viene de fábrica más los cambios de la institución.
        </p>
      </header>
      <Show
        when={!problem()}
        fallback={
          <Show when={problem()}>
            {(found) => (
              <ProblemNotice
                problem={found()}
                onRetry={() => {
                  roles.reload();
                  matrix.reload();
                }}
              />
            )}
          </Show>
        }
      >
        <Show when={code()} fallback={<div class="sheet h-16" aria-busy="true" />}>
          {(current) => (
            <RoleToolbar
              roles={roles.data() ?? []}
              role={current()}
              search={search()}
              onlyDifferent={onlyDifferent()}
              onRole={choose}
              onSearch={setSearch}
              onOnlyDifferent={setOnlyDifferent}
              onPreview={() => setPreviewing(true)}
            />
          )}
        </Show>
        <Show when={entry()?.record}>
          {(record) => (
            <p class="mb-3 text-sm text-dim">
              <Show when={record().since}>
                {(day) => <>Sus cambios rigen desde el {formatDate(day())}. </>}
              </Show>
              <a href={`/rol/${record().id}`}>Ver la ficha y el historial de este rol</a>
            </p>
          )}
        </Show>
        <Show
          when={matrix.data()?.rol.code === code() ? matrix.data() : undefined}
          keyed
          fallback={<div class="sheet h-96" aria-busy="true" />}
        >
          {(found) => (
            <RoleMatrix
              matrix={found}
              search={search()}
              onlyDifferent={onlyDifferent()}
              onSaved={matrix.reload}
            />
          )}
        </Show>
      </Show>
      <Show when={previewing() && entry()}>
        {(role) => <PreviewDialog role={role()} onClose={() => setPreviewing(false)} />}
      </Show>
    </>
  );
}
