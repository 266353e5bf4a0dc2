import type { SectionAnswer } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  DoughnutController,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { formatFigure, lies, plotted, rowLabel } from '../../lib/dashboard/words.ts';
import { colorOf, inkOf, pointOf, strokeOf, textureOf } from './look.ts';

Chart.register(
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  DoughnutController,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

type TableAnswer = Extract<SectionAnswer, { readonly kind: 'table' }>;
type Kind = 'bar' | 'line' | 'doughnut';

/** A chart on the page. */
export interface Drawn {
  readonly redraw: (section: TableAnswer) => void;
  readonly destroy: () => void;
}

const longest = 26;
/** Size of letters, in pixels: a wall is read from afar. */
const [text, wallText] = [12, 18];

const shortened = (label: string): string =>
  label.length > longest ? `${label.slice(0, longest - 1)}…` : label;

const kindOf = ({ shape }: TableAnswer): Kind => {
  if (shape === 'ring') return 'doughnut';
  return shape === 'lines' ? 'line' : 'bar';
};

const datasetsOf = (section: TableAnswer): ChartDataset<Kind, (number | null)[]>[] => {
  const kind = kindOf(section);
  return plotted(section).map((at, place) => {
    const { label = '', tone, as } = section.series[at] ?? {};
    const data = section.rows.map(({ cells }) => cells[at]?.value ?? null);
    if (kind === 'doughnut') {
      const toned = section.rows.some(({ tone }) => tone);
      const colors = section.rows.map((row, index) =>
        colorOf(row.tone ?? (toned ? 'mute' : undefined), index),
      );
      return {
        label,
        data,
        backgroundColor: colors.map((color, index) => textureOf(color, index)),
        borderColor: inkOf('--sheet'),
        borderWidth: 2,
      };
    }
    const color = colorOf(tone, place);
    const line = kind === 'line' || as === 'line';
    return {
      type: line ? 'line' : 'bar',
      label,
      data,
      borderColor: color,
      backgroundColor: line ? color : textureOf(color, place),
      borderWidth: line ? 2 : 1,
      ...(line
        ? { borderDash: strokeOf(place), pointStyle: pointOf(place), pointRadius: 4, tension: 0 }
        : {}),
      ...(section.shape === 'curve' && line ? { yAxisID: 'y1' } : {}),
      ...(section.shape === 'stack' ? { stack: 'todo' } : {}),
    };
  });
};

const scalesOf = (section: TableAnswer) => {
  const unit = section.series[plotted(section)[0] ?? 0]?.unit;
  const [ink, line] = [inkOf('--dim'), inkOf('--line')];
  const numbers = {
    beginAtZero: true,
    stacked: section.shape === 'stack',
    grid: { color: line },
    ticks: {
      color: ink,
      precision: 0,
      callback: (value: string | number) => formatFigure(Number(value), unit),
    },
  };
  const names = {
    stacked: section.shape === 'stack',
    grid: { display: false },
    ticks: { color: ink, autoSkip: section.every !== undefined },
  };
  const second =
    section.shape === 'curve'
      ? { y1: { ...numbers, position: 'right' as const, grid: { display: false } } }
      : {};
  return lies(section) ? { x: numbers, y: names } : { x: names, y: numbers, ...second };
};

const configOf = (section: TableAnswer): ChartConfiguration<Kind, (number | null)[], string> => ({
  type: kindOf(section),
  data: {
    labels: section.rows.map(({ label }) => shortened(rowLabel(section.every, label))),
    datasets: datasetsOf(section),
  },
  options: {
    responsive: true,
    maintainAspectRatio: false,
    locale: 'es-CL',
    indexAxis: lies(section) ? 'y' : 'x',
    animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 200 },
    onClick: (_, [hit]) => {
      const at = plotted(section)[kindOf(section) === 'doughnut' ? 0 : (hit?.datasetIndex ?? 0)];
      const href = hit && section.rows[hit.index]?.cells[at ?? 0]?.href;
      if (href) location.assign(href);
    },
    plugins: {
      legend: {
        display: kindOf(section) === 'doughnut' || plotted(section).length > 1,
        position: 'bottom',
        labels: { color: inkOf('--ink'), usePointStyle: kindOf(section) === 'line', boxWidth: 14 },
      },
      tooltip: {
        callbacks: {
          title: ([item]) => (item ? rowLabel(section.every, section.rows[item.dataIndex]?.label ?? '') : ''),
          label: ({ dataset, dataIndex, datasetIndex }) => {
            const at = plotted(section)[kindOf(section) === 'doughnut' ? 0 : datasetIndex] ?? 0;
            const value = section.rows[dataIndex]?.cells[at]?.value ?? null;
            return `${dataset.label}: ${formatFigure(value, section.series[at]?.unit)}`;
          },
        },
      },
    },
    ...(kindOf(section) === 'doughnut' ? {} : { scales: scalesOf(section) }),
  },
});

/** Draws a table as a chart, in the colours of the theme and not by colour alone. */
export const draw = (canvas: HTMLCanvasElement, first: TableAnswer): Drawn => {
  const { fontFamily } = getComputedStyle(document.body);
  Chart.defaults.font.family = fontFamily;
  Chart.defaults.font.size = canvas.closest('.wall') ? wallText : text;
  let chart = new Chart(canvas, configOf(first));
  return {
    redraw: (section) => {
      chart.destroy();
      chart = new Chart(canvas, configOf(section));
    },
    destroy: () => chart.destroy(),
  };
};
