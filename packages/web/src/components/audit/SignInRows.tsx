import type { Tone } from '@gore/core/kernel/declare/module.ts';
import { For, Show } from 'solid-js';
import type { SignIn } from '../../lib/api/audit.ts';
import { meansWords, outcomeWords } from '../../lib/audit/words.ts';
import { Pill } from '../ui/Pill.tsx';
import { Moment } from './Moment.tsx';

/** Tones of what came of an attempt; anything else was refused. */
const tones: Readonly<Record<string, Tone>> = { ok: 'ok', abierta: 'warn' };

/** Attempts to sign in, one to a row. */
export const SignInRows = (props: { rows: readonly SignIn[]; people?: boolean }) => (
  <For each={props.rows}>
    {(row) => (
      <tr>
        <td>
          <Moment at={row.at} />
        </td>
        <Show when={props.people}>
          <td>{row.user?.nombre ?? <span class="text-dim">No identificada</span>}</td>
        </Show>
        <td>
          <Pill tone={tones[row.outcome] ?? 'bad'} text={outcomeWords(row.outcome)} />
        </td>
        <td>
          {meansWords(row.means)}
          <Show when={row.purpose}>
            {(said) => <span class="block max-w-80 text-xs text-dim">Para: {said()}</span>}
          </Show>
        </td>
        <td class="tabular-nums">{row.ip}</td>
        <td class="min-w-48 text-xs text-dim">{row.browser}</td>
      </tr>
    )}
  </For>
);
