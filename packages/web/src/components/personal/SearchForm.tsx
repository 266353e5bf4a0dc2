import { Show } from 'solid-js';
import type { Problem } from '../../lib/api/problem.ts';
import { createReady } from '../../state/ready.ts';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';

interface SearchFormProps {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onSearch: (run: string, motivo: string) => void;
}

/** A RUN and the reason to look it up. */
export const SearchForm = (props: SearchFormProps) => {
  /** Sent before the page works, the form would put the RUN into the address. */
  const ready = createReady();
  const faults = () => props.problem?.details ?? [];
  return (
    <form
      class="sheet no-print space-y-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        const sent = new FormData(event.currentTarget);
        props.onSearch(String(sent.get('run')), String(sent.get('motivo')));
      }}
    >
      <label class="block max-w-60">
        <span class="label">RUN de la persona</span>
        <input class="field" name="run" required autocomplete="off" placeholder="12.345.678-5" />
      </label>
      <label class="block">
        <span class="label">Motivo de la búsqueda</span>
        <textarea
          class="field"
          name="motivo"
          required
          minLength={10}
          maxLength={500}
          aria-describedby="motivo-ayuda"
        />
        <span id="motivo-ayuda" class="help block">
          La solicitud que responde, el procedimiento o la orden. Queda escrito con su nombre y la hora.
        </span>
      </label>
      <Show when={props.problem}>
        {(found) => (
          <Notice tone="bad" role="alert">
            {faults().length
              ? faults()
                  .map(({ message }) => message)
                  .join(' ')
              : found().message}
          </Notice>
        )}
      </Show>
      <button type="submit" class="btn btn-primary" disabled={!ready() || props.busy}>
        <Icon name="search" />
        {props.busy ? 'Reuniendo…' : 'Reunir sus datos'}
      </button>
    </form>
  );
};
