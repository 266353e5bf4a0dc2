import type { MatrixModule, VerbCell } from '@gore/core/kernel/declare/matrix.ts';
import { For, Show } from 'solid-js';
import type { ModuleDraft } from '../../lib/roles/draft.ts';
import { FourEyes } from './FourEyes.tsx';

interface VerbRowProps {
  readonly module: MatrixModule;
  readonly verb: VerbCell;
  readonly labels: ReadonlyMap<string, string>;
  readonly draft: ModuleDraft;
  readonly onChange: (draft: ModuleDraft) => void;
}

/** One verb of a module: what the role reaches with it, what it came with, and who may not do it. */
export const VerbRow = (props: VerbRowProps) => {
  const scope = () => props.draft.verbs[props.verb.name] ?? null;
  const differs = () => scope() !== props.verb.declared;
  const words = (name: string | null) =>
    props.module.scopes.find((one) => one.name === name)?.label ?? 'Nada';
  return (
    <tr data-changed={differs() ? '' : undefined}>
      <th scope="row">
        <span class="font-medium">{props.verb.label}</span>
        <Show when={props.verb.isNew}>
          <span class="pill ml-2" data-tone="info">
            nuevo, por revisar
          </span>
        </Show>
      </th>
      <td>
        <select
          class="field role-scope"
          aria-label={`Alcance de «${props.verb.label}» en ${props.module.label}`}
          value={scope() ?? ''}
          onChange={(event) =>
            props.onChange({
              ...props.draft,
              verbs: { ...props.draft.verbs, [props.verb.name]: event.currentTarget.value || null },
            })
          }
        >
          <option value="">Nada</option>
          <For each={props.module.scopes}>
            {(one) => (
              <option value={one.name} selected={one.name === scope()}>
                {one.label}
              </option>
            )}
          </For>
        </select>
      </td>
      <td class="text-dim">
        <Show when={differs()} fallback={<span class="sr-only">Igual que de fábrica</span>}>
          <span class="text-warn">De fábrica: {words(props.verb.declared)}</span>
        </Show>
        <Show when={props.verb.everybody}>
          {(name) => <span class="block text-xs">Todas las personas: {words(name())}</span>}
        </Show>
      </td>
      <td>
        <FourEyes
          verb={props.verb}
          labels={props.labels}
          added={props.draft.fourEyes[props.verb.name] ?? []}
          onChange={(added) =>
            props.onChange({
              ...props.draft,
              fourEyes: { ...props.draft.fourEyes, [props.verb.name]: added },
            })
          }
        />
      </td>
    </tr>
  );
};
