import { createSignal, For, Show } from 'solid-js';
import type { ImportDetail, Stranger } from '../../lib/api/imports.ts';
import { formatCount } from '../../lib/format/number.ts';
import { withMeanings } from '../../lib/imports/plan-draft.ts';
import { EmptyState } from '../ui/Notice.tsx';

interface StrangersProps {
  readonly detail: ImportDetail;
  readonly busy: boolean;
  /** Tries the sheet again with what the names mean; absent once it cannot be any more. */
  readonly onMeant: ((plan: ImportDetail['plan']) => void) | undefined;
}

const keyOf = ({ campo, formas }: Stranger): string => `${campo}>${formas[0] ?? ''}`;
const nothing = '∅';

/** Names the sheet writes and nobody knows, with what they may mean: a person says, nothing is guessed. */
export const Strangers = (props: StrangersProps) => {
  const [meanings, setMeanings] = createSignal<Readonly<Record<string, string>>>({});
  const chosen = () =>
    props.detail.desconocidos.filter((one) => (meanings()[keyOf(one)] ?? '').trim() !== '');
  const takeAll = () =>
    setMeanings(
      Object.fromEntries(
        props.detail.desconocidos.flatMap((one) => {
          const [best] = one.varios ? [] : one.sugerencias;
          return best && best.parecido >= 0.9 ? [[keyOf(one), best.valor] as const] : [];
        }),
      ),
    );
  const apply = () => {
    const plan = chosen().reduce((all, one) => {
      const meaning = meanings()[keyOf(one)]?.trim() ?? '';
      const valor = meaning === nothing ? '' : meaning;
      return withMeanings(all, one.campo, Object.fromEntries(one.formas.map((form) => [fold(form), valor])));
    }, props.detail.plan);
    props.onMeant?.(plan);
  };
  return (
    <div class="sheet mt-4">
      <Show
        when={props.detail.desconocidos.length}
        fallback={<EmptyState icon="check" title="Todos los nombres se reconocen" />}
      >
        <header class="flex flex-wrap items-center gap-3 border-b border-line px-5 py-3">
          <p class="grow basis-72 text-sm text-dim">
            Estas formas de escribir no calzan con ningún registro, o calzan con varios. Diga a cuál
            corresponde cada una: se recordará en todas las filas. Las que deje en blanco quedan vacías y con
            aviso.
          </p>
          <Show when={props.onMeant}>
            <button type="button" class="btn btn-sm" onClick={takeAll}>
              Tomar las sugerencias seguras
            </button>
          </Show>
        </header>
        <div class="divide-y divide-line">
          <For each={props.detail.desconocidos}>
            {(one) => (
              <div class="column-row">
                <div class="min-w-0">
                  <p class="font-medium wrap-anywhere">{one.formas.slice(0, 4).join(' · ')}</p>
                  <p class="text-sm text-dim">
                    {one.label} · {formatCount(one.filas, 'fila', 'filas')}
                    <Show when={one.varios}> · calza con varios</Show>
                  </p>
                </div>
                <div class="min-w-0">
                  <input
                    class="field"
                    list={`s-${keyOf(one)}`}
                    aria-label={`Qué es ${one.formas[0] ?? ''}`}
                    placeholder={
                      one.sugerencias[0] ? `¿${one.sugerencias[0].nombre}?` : 'Código o nombre del registro'
                    }
                    disabled={!props.onMeant}
                    value={meanings()[keyOf(one)] ?? ''}
                    onInput={(event) => {
                      const { value } = event.currentTarget;
                      setMeanings((all) => ({ ...all, [keyOf(one)]: value }));
                    }}
                  />
                  <datalist id={`s-${keyOf(one)}`}>
                    <For each={one.sugerencias}>
                      {({ valor, nombre }) => <option value={valor}>{nombre}</option>}
                    </For>
                    <option value={nothing}>Nada: dejar vacío a propósito</option>
                  </datalist>
                </div>
                <Show when={props.onMeant && one.sugerencias[0]} fallback={<span />}>
                  {(best) => (
                    <button
                      type="button"
                      class="btn btn-quiet btn-sm"
                      onClick={() => setMeanings((all) => ({ ...all, [keyOf(one)]: best().valor }))}
                    >
                      Es {best().nombre.slice(0, 22)}
                    </button>
                  )}
                </Show>
              </div>
            )}
          </For>
        </div>
        <Show when={props.onMeant}>
          <div class="flex justify-end border-t border-line px-5 py-3">
            <button
              type="button"
              class="btn btn-primary"
              disabled={!chosen().length || props.busy}
              onClick={apply}
            >
              Aplicar y volver a ensayar
            </button>
          </div>
        </Show>
      </Show>
    </div>
  );
};

/** As the importer compares spellings. */
const fold = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[°º]/g, 'o')
    .toUpperCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
