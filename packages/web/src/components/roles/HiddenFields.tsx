import type { MatrixModule } from '@gore/core/kernel/declare/matrix.ts';
import { For, Show } from 'solid-js';
import type { ModuleDraft } from '../../lib/roles/draft.ts';

interface HiddenFieldsProps {
  readonly module: MatrixModule;
  readonly draft: ModuleDraft;
  readonly onChange: (draft: ModuleDraft) => void;
}

/** Fields of a module the role does not see, one box each. */
export const HiddenFields = (props: HiddenFieldsProps) => {
  const toggle = (name: string, hide: boolean) =>
    props.onChange({
      ...props.draft,
      hidden: hide ? [...props.draft.hidden, name] : props.draft.hidden.filter((one) => one !== name),
    });
  return (
    <fieldset class="border-t border-line px-4 py-3">
      <legend class="sr-only">Campos de {props.module.label} que este rol no ve</legend>
      <p class="label" aria-hidden="true">
        Campos que este rol no ve
      </p>
      <div class="role-fields">
        <For each={props.module.fields}>
          {(field) => (
            <label
              class="flex items-start gap-2 py-1 text-sm"
              data-changed={props.draft.hidden.includes(field.name) === field.declared ? undefined : ''}
            >
              <input
                type="checkbox"
                class="mt-0.5"
                checked={props.draft.hidden.includes(field.name)}
                onChange={(event) => toggle(field.name, event.currentTarget.checked)}
              />
              <span>
                {field.label}
                <Show when={field.personal}>
                  <span class="text-dim"> · personal</span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
};
