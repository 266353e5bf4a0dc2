import { Show } from 'solid-js';
import { formatInteger } from '../../lib/format/number.ts';
import { importState } from '../../lib/imports/state.ts';
import type { RecordRow } from '../../lib/record.ts';

/** What an import is doing, and how far it has come, for as long as it lasts. */
export const ProgressPanel = (props: { record: RecordRow }) => {
  const total = () => Number(props.record.total ?? 0);
  const done = () => Math.min(total(), Number(props.record.procesadas ?? 0));
  const counted = () => total() > 0 && props.record.estado !== 'DESHACIENDO';
  return (
    <div class="sheet mt-5 px-5 py-5" role="status">
      <p class="font-medium">{importState(props.record.estado).doing}</p>
      <Show
        when={counted()}
        fallback={<progress class="progress mt-3" aria-label="Avance de la importación" />}
      >
        <progress class="progress mt-3" max={total()} value={done()} aria-label="Avance de la importación" />
      </Show>
      <p class="mt-2 text-sm text-dim tabular-nums">
        <Show when={counted()}>
          {formatInteger(done())} de {formatInteger(total())} filas.{' '}
        </Show>
        Puede salir de esta página: el trabajo sigue y el resultado queda guardado.
      </p>
    </div>
  );
};
