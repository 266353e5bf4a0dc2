import { useShortcuts } from '../../state/shortcuts.ts';

interface ListKeys {
  /** The list, or nothing while it is hidden. */
  readonly frame: () => HTMLElement | undefined;
  readonly onSelect?: () => unknown;
  readonly onCreate: () => unknown;
}

/** The single keys of a list: `/` searches, `j` and `k` move along the rows, `x` chooses, `n` creates. */
export const useListKeys = ({ frame, onSelect, onCreate }: ListKeys): void => {
  const step = (by: number) => (): unknown => {
    const links = [...(frame()?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
    next?.focus();
    return next !== undefined;
  };
  useShortcuts({
    '/': () => {
      const field = frame()?.querySelector<HTMLInputElement>('[data-list-search]');
      field?.select();
      return field !== undefined && field !== null;
    },
    j: step(1),
    k: step(-1),
    x: () => frame() !== undefined && (onSelect?.() ?? false),
    n: () => frame() !== undefined && onCreate(),
  });
};
