import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import { useShortcuts } from '../../state/shortcuts.ts';

/** From this width on there is room for a record beside its list. */
const wide = '(width >= 75rem)';

interface PeekingOptions {
  /** The list, or nothing while it is hidden. */
  readonly frame: () => HTMLElement | undefined;
  /** Whether a click or Enter on a row shows it beside the list instead of opening it. */
  readonly beside: () => boolean;
}

/** The record shown beside a list. */
export interface Peeking {
  /** Id of the record, or nothing. */
  readonly id: Accessor<string | undefined>;
  readonly close: () => void;
}

const rowLink = (target: EventTarget | null): HTMLAnchorElement | undefined =>
  target instanceof Element ? (target.closest<HTMLAnchorElement>('a[data-row]') ?? undefined) : undefined;

const idOf = (link: HTMLAnchorElement): string =>
  decodeURIComponent(new URL(link.href).pathname.split('/').at(-1) ?? '');

/** Space shows the row in focus beside the list; while it is there, it follows the focus from row to row. */
export const createPeeking = ({ frame, beside }: PeekingOptions): Peeking => {
  const [id, setId] = createSignal<string>();
  const open = (link: HTMLAnchorElement | undefined): boolean => {
    if (!link || !matchMedia(wide).matches) return false;
    setId(idOf(link));
    return true;
  };
  const close = (): void => {
    setId(undefined);
  };
  useShortcuts({
    ' ': () => {
      const link = frame() && rowLink(document.activeElement);
      if (!link) return false;
      if (id() !== idOf(link)) return open(link);
      close();
      return true;
    },
  });
  createEffect(() => {
    const element = frame();
    if (!element) return close();
    const follow = (event: FocusEvent): void => {
      if (id() !== undefined) open(rowLink(event.target));
    };
    const press = (event: MouseEvent): void => {
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (beside() && plain && open(rowLink(event.target))) event.preventDefault();
    };
    element.addEventListener('focusin', follow);
    element.addEventListener('click', press);
    onCleanup(() => {
      element.removeEventListener('focusin', follow);
      element.removeEventListener('click', press);
    });
  });
  return { id, close };
};
