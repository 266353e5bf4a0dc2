import type { SectionAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { fetchWall, type WallAnswer } from '../../lib/api/dashboards.ts';
import { type Problem, toProblem } from '../../lib/api/problem.ts';
import { formatInstant } from '../../lib/format/date.ts';
import { Icon } from '../ui/Icon.tsx';
import { Section } from './Section.tsx';

const everyMs = 60_000;
const turnMs = 20_000;
/** A wall nobody touches goes on after the service was away, ever more patiently. */
const longestPauseMs = 300_000;

/** Numbers stay in sight; the rest take turns. */
const cardsOf = ({ sections }: WallAnswer): readonly SectionAnswer[] =>
  sections.filter(({ kind }) => kind === 'cards');
const turnsOf = ({ sections }: WallAnswer): readonly SectionAnswer[] =>
  sections.filter(({ kind }) => kind !== 'cards');

/** A dashboard on a wall: it refreshes and turns its pages by itself, and can be stopped. */
export default function WallApp() {
  const [board, setBoard] = createSignal<WallAnswer>();
  const [problem, setProblem] = createSignal<Problem>();
  const [turn, setTurn] = createSignal(0);
  const [still, setStill] = createSignal(false);
  const [at, setAt] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const move = (step: number): void => {
    const count = board() ? turnsOf(board() as WallAnswer).length : 0;
    if (count) setTurn((turn() + step + count) % count);
  };

  onMount(() => {
    const controller = new AbortController();
    const ask = async (): Promise<void> => {
      try {
        setBoard(await fetchWall(location.hash.slice(1), controller.signal));
        setAt(new Date().toISOString());
        setProblem(undefined);
        failures = 0;
      } catch (thrown) {
        if (controller.signal.aborted) return;
        const found = toProblem(thrown);
        setProblem(found);
        if (found.status === 401) return setBoard(undefined) as undefined;
        failures += 1;
      }
      timer = setTimeout(ask, Math.min(everyMs * 2 ** failures, longestPauseMs));
    };
    const again = () => location.reload();
    const turning = setInterval(() => !still() && move(1), turnMs);
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight') move(1);
      if (event.key === 'ArrowLeft') move(-1);
    };
    addEventListener('hashchange', again);
    addEventListener('keydown', keys);
    ask();
    onCleanup(() => {
      controller.abort();
      clearTimeout(timer);
      clearInterval(turning);
      removeEventListener('hashchange', again);
      removeEventListener('keydown', keys);
    });
  });

  return (
    <main class="wall" id="contenido">
      <Show
        when={board()}
        fallback={
          <div class="wall-message" role={problem() ? 'alert' : 'status'}>
            <Show when={problem()} fallback={<p>Cargando el tablero…</p>}>
              {(found) => (
                <>
                  <h1 class="text-2xl">Esta pantalla está apagada</h1>
                  <p>{found().message}</p>
                </>
              )}
            </Show>
          </div>
        }
      >
        {(shown) => (
          <>
            <header class="wall-head">
              <div class="min-w-0 grow">
                <h1 class="text-2xl">{shown().label}</h1>
                <p class="text-dim">
                  {shown().lugar} · Datos al {formatInstant(at() ?? '')}
                  <Show when={problem()}> · Sin conexión: se muestran los últimos datos</Show>
                </p>
              </div>
              <Show when={turnsOf(shown()).length > 1}>
                <div class="flex items-center gap-2">
                  <button type="button" class="btn btn-icon" aria-label="Anterior" onClick={() => move(-1)}>
                    <Icon name="chevronLeft" />
                  </button>
                  <button type="button" class="btn" aria-pressed={still()} onClick={() => setStill(!still())}>
                    {still() ? 'Seguir' : 'Detener'}
                  </button>
                  <button type="button" class="btn btn-icon" aria-label="Siguiente" onClick={() => move(1)}>
                    <Icon name="chevronRight" />
                  </button>
                </div>
              </Show>
              <button
                type="button"
                class="btn"
                onClick={() => document.documentElement.requestFullscreen().catch(() => undefined)}
              >
                Pantalla completa
              </button>
            </header>
            <Show when={cardsOf(shown())[0]}>{(cards) => <Section section={cards()} />}</Show>
            <Show when={turnsOf(shown())[turn() % Math.max(1, turnsOf(shown()).length)]} keyed>
              {(section) => (
                <div class="wall-turn">
                  <Section section={section} />
                </div>
              )}
            </Show>
          </>
        )}
      </Show>
    </main>
  );
}
