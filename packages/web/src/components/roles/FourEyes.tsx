import type { VerbCell } from '@gore/core/kernel/declare/matrix.ts';
import { For, Show } from 'solid-js';
import { Icon } from '../ui/Icon.tsx';

interface FourEyesProps {
  readonly verb: VerbCell;
  /** Every verb of the module, by name. */
  readonly labels: ReadonlyMap<string, string>;
  readonly added: readonly string[];
  readonly onChange: (added: readonly string[]) => void;
}

/** Which verbs exclude whoever did them from this one. */
export const FourEyes = (props: FourEyesProps) => {
  const declared = () => props.verb.fourEyes?.declared ?? [];
  const label = (name: string) => props.labels.get(name) ?? (name === 'crear' ? 'Crear' : name);
  const open = () =>
    [...props.labels.keys()].filter(
      (name) =>
        name !== props.verb.name &&
        !['leer', 'exportar', 'importar'].includes(name) &&
        !declared().includes(name) &&
        !props.added.includes(name),
    );
  return (
    <div class="flex flex-wrap items-center gap-1.5">
      <For each={declared()}>{(name) => <span class="pill">{label(name)}</span>}</For>
      <For each={props.added}>
        {(name) => (
          <span class="pill" data-tone="warn">
            {label(name)}
            <button
              type="button"
              class="grid size-6 place-items-center"
              aria-label={`Quitar «${label(name)}» de los cuatro ojos de «${props.verb.label}»`}
              onClick={() => props.onChange(props.added.filter((one) => one !== name))}
            >
              <Icon name="close" class="size-3.5" />
            </button>
          </span>
        )}
      </For>
      <Show when={props.verb.fourEyes && open().length}>
        <select
          class="field role-scope"
          aria-label={`Cuatro ojos de «${props.verb.label}»: no puede hacerla quien hizo…`}
          value=""
          onChange={(event) => {
            const { value } = event.currentTarget;
            event.currentTarget.value = '';
            if (value) props.onChange([...props.added, value]);
          }}
        >
          <option value="">Agregar…</option>
          <For each={open()}>{(name) => <option value={name}>{label(name)}</option>}</For>
        </select>
      </Show>
    </div>
  );
};
