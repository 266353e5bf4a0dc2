import { createEffect, onCleanup } from 'solid-js';
import type { RecordPage } from '../../lib/api/records.ts';
import type { Load } from '../../state/load.ts';

const pause = 1000;

/** Asks again while the read model has not seen the person's last change: a card must not vanish between columns. */
export const followLag = (page: Load<RecordPage>): void =>
  createEffect(() => {
    if (!page.data()?.meta.catchingUp) return;
    const timer = setTimeout(page.reload, pause);
    onCleanup(() => clearTimeout(timer));
  });
