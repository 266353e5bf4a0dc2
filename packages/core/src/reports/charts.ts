import type { Bar, Curve } from './document.ts';
import { safe } from './markup.ts';

const width = 640;
const rowHeight = 22;
const labelWidth = 210;
const textWidth = 110;
const longestLabel = 34;

const short = (text: string): string =>
  text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text;

/** Bars, the longest as wide as there is room; said in words to whoever does not see them. */
export const barsSvg = (title: string, bars: readonly Bar[]): string => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const room = width - labelWidth - textWidth;
  const drawn = bars.map(({ label, value, text }, at) => {
    const top = at * rowHeight;
    const long = Math.max(value > 0 ? 2 : 0, (Math.max(0, value) / most) * room);
    return `<text x="${labelWidth - 8}" y="${top + 15}" text-anchor="end">${safe(short(label))}</text>
<rect x="${labelWidth}" y="${top + 4}" width="${long.toFixed(1)}" height="14" class="barra"/>
<text x="${(labelWidth + long + 6).toFixed(1)}" y="${top + 15}">${safe(text)}</text>`;
  });
  const said = bars.map(({ label, text }) => `${label}: ${text}`).join('; ');
  return `<svg role="img" aria-label="${safe(`${title}. ${said}`)}" viewBox="0 0 ${width} ${bars.length * rowHeight}" class="grafico">${drawn.join('')}</svg>`;
};

const plot = { left: 40, top: 12, width: 560, height: 170 };
const dashes = ['', '6 3', '2 3'];

/** How far up the lines of a chart go, and how far apart: in fifths of a hundred percent, or in four whole steps. */
const scaleOf = (most: number, counts: boolean): { readonly top: number; readonly step: number } => {
  if (!counts) return { top: Math.max(100, Math.ceil(most / 20) * 20), step: 20 };
  const step = Math.max(1, Math.ceil(most / 4));
  return { top: step * 4, step };
};

/** Curves over time, told apart by colour, by dashes and by their names. */
export const curvesSvg = ({
  title,
  months,
  curves,
  counts = false,
}: {
  readonly title: string;
  readonly months: readonly string[];
  readonly curves: readonly Curve[];
  readonly counts?: boolean;
}): string => {
  const all = curves.flatMap(({ points }) => points.filter((one) => one !== undefined));
  const { top, step } = scaleOf(Math.max(0, ...all), counts);
  const x = (at: number): number => plot.left + (at * plot.width) / Math.max(1, months.length - 1);
  const y = (value: number): number => plot.top + plot.height * (1 - value / top);
  const unit = counts ? '' : ' %';
  const grid = Array.from({ length: top / step + 1 }, (_, at) => {
    const level = y(at * step).toFixed(1);
    return `<line x1="${plot.left}" x2="${plot.left + plot.width}" y1="${level}" y2="${level}" class="guia"/>
<text x="${plot.left - 6}" y="${level}" dy="4" text-anchor="end">${at * step}${unit}</text>`;
  });
  const names = months.map(
    (month, at) =>
      `<text x="${x(at).toFixed(1)}" y="${plot.top + plot.height + 18}" text-anchor="middle">${safe(month)}</text>`,
  );
  const lines = curves.map(({ points }, at) => {
    const path = points.flatMap((value, month) =>
      value === undefined ? [] : [`${x(month).toFixed(1)},${y(value).toFixed(1)}`],
    );
    return `<polyline points="${path.join(' ')}" class="linea linea-${at}" stroke-dasharray="${dashes[at] ?? ''}"/>`;
  });
  const keys = curves.map(({ label }, at) => {
    const left = plot.left + at * 190;
    const level = plot.top + plot.height + 38;
    return `<line x1="${left}" x2="${left + 26}" y1="${level}" y2="${level}" class="linea linea-${at}" stroke-dasharray="${dashes[at] ?? ''}"/>
<text x="${left + 32}" y="${level}" dy="4">${safe(label)}</text>`;
  });
  return `<svg role="img" aria-label="${safe(`${title}: ${curves.map(({ label }) => label).join(', ')}${counts ? ', por semana' : ', en porcentaje del marco'}.`)}" viewBox="0 0 ${width} 236" class="grafico">${[...grid, ...names, ...lines, ...keys].join('')}</svg>`;
};
