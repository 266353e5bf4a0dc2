const pending = (): readonly Element[] => [...document.querySelectorAll('astro-island[ssr]')];

/**
 * Acts once every island of the page has taken over the HTML it was built with. What islands share (who is signed in)
 * must not change before: an island that finds other HTML than it expects cannot start.
 */
export const whenHydrated = (act: () => void): void => {
  const islands = pending();
  const check = (): void => {
    if (pending().length > 0) return;
    for (const island of islands) island.removeEventListener('astro:hydrate', check);
    act();
  };
  for (const island of islands) island.addEventListener('astro:hydrate', check);
  if (islands.length === 0) act();
};
