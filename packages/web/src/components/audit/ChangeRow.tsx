import { Show } from 'solid-js';
import type { ReviewedEntry } from '../../lib/api/audit.ts';
import { recordHref } from '../../lib/place.ts';
import type { Refs } from '../../lib/record.ts';
import { EntryChanges } from './EntryChanges.tsx';
import { Moment } from './Moment.tsx';
import { ProofButton } from './ProofButton.tsx';

/** One entry: when, who, what, of which record, and what changed in words. */
export const ChangeRow = (props: { entry: ReviewedEntry; refs: Refs; reviewer: boolean }) => {
  return (
    <tr>
      <td>
        <Moment at={props.entry.at} />
      </td>
      <td>
        {props.entry.actor.nombre}
        <span class="block text-xs text-dim tabular-nums">{props.entry.ip}</span>
      </td>
      <td>
        {props.entry.label}
        <Show when={props.entry.batch}>
          {(batch) => <span class="block text-xs text-dim">Lote {batch()}</span>}
        </Show>
      </td>
      <td>
        <a href={recordHref(props.entry.module, props.entry.id)} class="font-medium">
          {props.entry.codigo || props.entry.moduleLabel}
        </a>
        <span class="block text-xs text-dim">
          {props.entry.moduleLabel}, versión {props.entry.seq}
        </span>
        <Show when={props.reviewer}>
          <ProofButton entry={props.entry} />
        </Show>
      </td>
      <td class="min-w-64">
        <EntryChanges entry={props.entry} refs={props.refs} />
      </td>
    </tr>
  );
};
