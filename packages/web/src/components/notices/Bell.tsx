import { lazy, Show, Suspense } from 'solid-js';
import { followNotices, news, unread } from '../../state/notices.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';

const NoticePanel = lazy(() => import('./NoticePanel.tsx'));

const most = 99;

/** The bell over every page: how many notices wait, and the newest of them. */
export default function Bell() {
  followNotices();
  const count = () => (unread() > most ? `${most}+` : String(unread()));
  const label = () => (unread() ? `Avisos: ${count()} sin leer` : 'Avisos');
  return (
    <>
      <Popover
        kind="dialog"
        triggerClass="bar-button bell"
        label={label()}
        class="notice-panel"
        trigger={
          <>
            <Icon name="bell" />
            <Show when={unread()}>
              <span class="bell-count">{count()}</span>
            </Show>
          </>
        }
      >
        {(close) => (
          <Suspense fallback={<div class="h-40" />}>
            <NoticePanel onClose={close} />
          </Suspense>
        )}
      </Popover>
      <span role="status" class="sr-only">
        {news()}
      </span>
    </>
  );
}
