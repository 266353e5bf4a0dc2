import { For } from 'solid-js';
import { listRecords } from '../../lib/api/records.ts';
import { formatTotal } from '../../lib/list/page.ts';
import { createLoad } from '../../state/load.ts';
import type { HomeModule } from './HomeApp.tsx';

/** One figure: how many records a ready-made filter finds; it leads to them. */
const Figure = (props: { module: HomeModule; filter: string; label: string }) => {
  const query = () => `${props.filter ? `filtro=${props.filter}&` : ''}limite=1&columnas=codigo`;
  const count = createLoad(query, (asked, signal) => listRecords(props.module.name, asked, signal));
  const figure = (): string => {
    const page = count.data();
    if (page) return formatTotal(page.meta);
    return count.problem() ? '—' : '·';
  };
  return (
    <li class="figure-tile">
      <a href={`/${props.module.name}${props.filter ? `?filtro=${props.filter}` : ''}`}>
        <span class="block text-2xl font-semibold tracking-tight tabular-nums">{figure()}</span>
        <span class="block text-sm text-dim">{props.label}</span>
      </a>
    </li>
  );
};

/** How a module stands, in the figures of its ready-made filters. */
export const Figures = (props: { module: HomeModule }) => (
  <section class="mb-6" aria-label={props.module.label}>
    <ul class="figures sheet">
      <Figure module={props.module} filter="" label={props.module.label} />
      <For each={props.module.figures}>
        {(filter) => <Figure module={props.module} filter={filter.name} label={filter.label} />}
      </For>
    </ul>
  </section>
);
