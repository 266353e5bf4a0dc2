import type { RoleEntry } from '@gore/core/kernel/declare/matrix.ts';
import { For, Show } from 'solid-js';
import { matrixWorkbook } from '../../lib/api/roles.ts';
import { may } from '../../state/session.ts';
import { Icon } from '../ui/Icon.tsx';

interface RoleToolbarProps {
  readonly roles: readonly RoleEntry[];
  readonly role: string;
  readonly search: string;
  readonly onlyDifferent: boolean;
  readonly onRole: (code: string) => void;
  readonly onSearch: (text: string) => void;
  readonly onOnlyDifferent: (only: boolean) => void;
  readonly onPreview: () => void;
}

const groups = [
  ['fabrica', 'De fábrica'],
  ['propio', 'De la institución'],
  ['todos', 'Por ser de la institución'],
] as const;

/** Which role, what of it, and what one can do with it besides changing it. */
export const RoleToolbar = (props: RoleToolbarProps) => (
  <div class="mb-4 flex flex-wrap items-end gap-3">
    <label class="block min-w-60">
      <span class="label">Rol</span>
      <select class="field" value={props.role} onChange={(event) => props.onRole(event.currentTarget.value)}>
        <For each={groups}>
          {([kind, label]) => (
            <Show when={props.roles.some((role) => role.kind === kind)}>
              <optgroup label={label}>
                <For each={props.roles.filter((role) => role.kind === kind)}>
                  {(role) => (
                    <option value={role.code} selected={role.code === props.role}>
                      {role.label}
                    </option>
                  )}
                </For>
              </optgroup>
            </Show>
          )}
        </For>
      </select>
    </label>
    <label class="block min-w-52 grow">
      <span class="label">Buscar módulo o acción</span>
      <input
        class="field"
        type="search"
        value={props.search}
        onInput={(event) => props.onSearch(event.currentTarget.value)}
      />
    </label>
    <label class="flex min-h-9 items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={props.onlyDifferent}
        onChange={(event) => props.onOnlyDifferent(event.currentTarget.checked)}
      />
      Solo cambios y por revisar
    </label>
    <div class="flex flex-wrap gap-2">
      <Show when={may('rol', 'ajustar') && props.role !== '*'}>
        <button type="button" class="btn" onClick={() => props.onPreview()}>
          <Icon name="search" />
          Ver como
        </button>
      </Show>
      <Show when={may('rol', 'exportar')}>
        <a class="btn" href={matrixWorkbook} download="">
          <Icon name="download" />
          Excel
        </a>
      </Show>
      <Show when={may('rol', 'crear')}>
        <a class="btn" href="/rol/nuevo">
          <Icon name="plus" />
          Nuevo rol
        </a>
      </Show>
    </div>
  </div>
);
