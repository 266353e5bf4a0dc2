const gap = 6;
const margin = 8;

/**
 * Puts an open panel of the top layer under its anchor, or over it when there is more room there, inside the window.
 * It hangs from the left edge of the anchor, or from the right one when it would not fit.
 */
export const placePanel = (panel: HTMLElement, anchor: HTMLElement): void => {
  panel.style.maxHeight = '';
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const roomBelow = innerHeight - at.bottom - gap - margin;
  const roomAbove = at.top - gap - margin;
  const below = height <= roomBelow || roomBelow >= roomAbove;
  const shown = Math.min(height, below ? roomBelow : roomAbove);
  const fits = at.left + width + margin <= document.documentElement.clientWidth;
  const left = Math.max(margin, fits ? at.left : at.right - width);
  panel.style.maxHeight = `${below ? roomBelow : roomAbove}px`;
  panel.style.left = `${left + scrollX}px`;
  panel.style.top = `${(below ? at.bottom + gap : at.top - gap - shown) + scrollY}px`;
};
