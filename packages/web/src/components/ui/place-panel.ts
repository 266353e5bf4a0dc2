const gap = 6;
const margin = 8;

/** Puts an open panel of the top layer under its anchor, or over it when there is no room, inside the window. */
export const placePanel = (panel: HTMLElement, anchor: HTMLElement): void => {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = at.bottom + gap + height <= innerHeight || at.top < height + gap;
  const left = Math.max(margin, Math.min(at.left, document.documentElement.clientWidth - width - margin));
  panel.style.left = `${left + scrollX}px`;
  panel.style.top = `${(below ? at.bottom + gap : at.top - gap - height) + scrollY}px`;
};
