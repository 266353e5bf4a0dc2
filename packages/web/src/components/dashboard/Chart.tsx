import type { SectionAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import { createEffect, on, onCleanup, onMount } from 'solid-js';
import { lies } from '../../lib/dashboard/words.ts';
import type { Drawn } from './draw.ts';

type TableAnswer = Extract<SectionAnswer, { readonly kind: 'table' }>;

const rowHeight = 30;
const least = 220;
/** What lies so near below is drawn too, so that a page that is printed has its charts. */
const near = '1500px';

const heightOf = (section: TableAnswer): number =>
  lies(section) ? Math.max(least, section.rows.length * rowHeight + 70) : least + 60;

/** A picture of the table under it, drawn once it is about to come into sight; hands and readers use the table. */
export const Chart = (props: { section: TableAnswer }) => {
  let place: HTMLDivElement | undefined;
  let canvas: HTMLCanvasElement | undefined;

  onMount(() => {
    let drawn: Drawn | undefined;
    let gone = false;
    const show = async (): Promise<void> => {
      const { draw } = await import('./draw.ts');
      if (gone || !canvas) return;
      drawn = draw(canvas, props.section);
      place?.setAttribute('data-drawn', '');
    };
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        show();
      },
      { rootMargin: near },
    );
    if (place) seen.observe(place);
    const themed = new MutationObserver(() => drawn?.redraw(props.section));
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    createEffect(
      on(
        () => props.section,
        (section) => drawn?.redraw(section),
        { defer: true },
      ),
    );
    onCleanup(() => {
      gone = true;
      seen.disconnect();
      themed.disconnect();
      drawn?.destroy();
    });
  });

  return (
    <div
      ref={place}
      class="board-chart"
      aria-hidden="true"
      style={{ '--high': `${heightOf(props.section)}px` }}
    >
      <canvas ref={canvas} />
    </div>
  );
};
