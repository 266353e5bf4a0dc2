import { Show } from 'solid-js';
import type { Draft } from '../../lib/imports/held.ts';
import { Icon } from '../ui/Icon.tsx';

interface HeldDecisionProps {
  readonly fila: number;
  readonly draft: Draft | undefined;
  readonly offered: string;
  readonly fault: string | undefined;
  readonly onDraft: (draft: Draft) => void;
}

/** Create this row as a record of its own, or leave it out. */
export const HeldDecision = (props: HeldDecisionProps) => {
  const creates = () => props.draft?.decision === 'crear';
  return (
    <fieldset>
      <legend class="sr-only">Decisión para la fila {props.fila}</legend>
      <div class="flex min-h-8 items-center gap-2">
        <label class="flex items-center gap-2">
          <input
            type="radio"
            name={`decision-${props.fila}`}
            checked={creates()}
            onChange={() => props.onDraft({ decision: 'crear', ordinal: props.offered })}
          />
          Crear con correlativo
        </label>
        <input
          type="text"
          class="field figure min-h-7 w-14 px-2 py-0.5"
          inputmode="numeric"
          maxlength={2}
          placeholder="sin"
          aria-label={`Correlativo de la fila ${props.fila}`}
          aria-invalid={props.fault !== undefined}
          value={props.draft ? (creates() ? props.draft.ordinal : '') : props.offered}
          onInput={(event) => props.onDraft({ decision: 'crear', ordinal: event.currentTarget.value.trim() })}
        />
      </div>
      <label class="flex min-h-8 items-center gap-2">
        <input
          type="radio"
          name={`decision-${props.fila}`}
          checked={props.draft?.decision === 'descartar'}
          onChange={() => props.onDraft({ decision: 'descartar', ordinal: '' })}
        />
        Descartar
      </label>
      <Show when={props.fault}>
        {(words) => (
          <p class="fault" role="alert">
            <Icon name="error" />
            {words()}
          </p>
        )}
      </Show>
    </fieldset>
  );
};
