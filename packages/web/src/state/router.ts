import { createSignal, onCleanup, onMount } from 'solid-js';
import { type Place, readPlace } from '../lib/place.ts';

/** Moves between the views of a module without loading a page. */
export interface Router {
  /** Where we are; before the first paint in the browser only the view is known. */
  readonly place: () => Place;
  readonly go: (address: string, options?: { readonly replace?: boolean }) => void;
  /** Asks before leaving a view with unsaved work: `ask` calls back when leaving is fine. */
  readonly guard: (ask: ((leave: () => void) => void) | undefined) => void;
}

const isPlainClick = (event: MouseEvent): boolean =>
  !event.defaultPrevented &&
  event.button === 0 &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.shiftKey &&
  !event.altKey;

const linkOf = (event: MouseEvent): HTMLAnchorElement | null => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  return link && !link.target && !link.hasAttribute('download') ? link : null;
};

const isInside = (base: string, link: HTMLAnchorElement): boolean =>
  link.origin === location.origin && (link.pathname === base || link.pathname.startsWith(`${base}/`));

/**
 * Routes the addresses under `/<module>`; every other link is an ordinary one.
 *
 * @param onChange told after the view changed, with the vertical position to go back to, if any.
 */
export const createRouter = (
  base: string,
  first: Place,
  onChange: (scroll: number | undefined) => void,
): Router => {
  const [place, setPlace] = createSignal<Place>(first);
  let ask: ((leave: () => void) => void) | undefined;

  const arrive = (scroll?: number): void => {
    const before = place();
    const now = readPlace(base, location.pathname, location.search);
    setPlace(now);
    if (now.view !== before.view || now.id !== before.id) onChange(scroll);
  };

  const move = (address: string, replace = false): void => {
    if (!replace) history.replaceState({ ...history.state, scroll: scrollY }, '');
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
    arrive();
  };

  const go: Router['go'] = (address, { replace } = {}) => {
    const leave = () => {
      ask = undefined;
      move(address, replace);
    };
    if (ask) ask(leave);
    else leave();
  };

  onMount(() => {
    arrive();
    const click = (event: MouseEvent): void => {
      const link = isPlainClick(event) ? linkOf(event) : null;
      if (!link) return;
      const isHere = link.pathname === location.pathname && link.search === location.search;
      if (isInside(base, link) && !(isHere && link.hash)) {
        event.preventDefault();
        go(link.pathname + link.search, { replace: isHere });
      }
    };
    const pop = (event: PopStateEvent): void => {
      if (!ask) {
        arrive(event.state?.scroll);
        return;
      }
      const wanted = location.pathname + location.search;
      history.pushState(null, '', place().address);
      go(wanted);
    };
    const unload = (event: BeforeUnloadEvent): void => {
      if (ask) event.preventDefault();
    };
    document.addEventListener('click', click);
    addEventListener('popstate', pop);
    addEventListener('beforeunload', unload);
    onCleanup(() => {
      document.removeEventListener('click', click);
      removeEventListener('popstate', pop);
      removeEventListener('beforeunload', unload);
    });
  });

  return {
    place,
    go,
    guard: (next) => {
      ask = next;
    },
  };
};
