import { For, Show } from 'solid-js';
import { piecesOf } from '../../lib/hanging/pieces.ts';

/** A text people wrote: its line breaks and addresses, and never its markup. */
export const PlainText = (props: { text: string }) => (
  <p class="whitespace-pre-line wrap-anywhere">
    <For each={piecesOf(props.text)}>
      {(piece) => (
        <Show when={piece.href} fallback={piece.text}>
          {(href) => (
            <a href={href()} target="_blank" rel="noopener noreferrer nofollow">
              {piece.text}
            </a>
          )}
        </Show>
      )}
    </For>
  </p>
);
