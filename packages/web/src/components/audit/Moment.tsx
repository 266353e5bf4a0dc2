import { formatInstant } from '../../lib/format/date.ts';

/** `2026-11-22 03:46:30 UTC` of an instant in ISO 8601. */
const utc = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;

/** An instant in the time of the institution, with UTC under it. */
export const Moment = (props: { at: string }) => (
  <time class="block whitespace-nowrap tabular-nums" datetime={props.at}>
    {formatInstant(props.at)}
    <span class="block text-xs text-dim">{utc(props.at)}</span>
  </time>
);
