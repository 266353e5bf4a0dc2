import { Show } from 'solid-js';
import type { RecordPage } from '../../lib/api/records.ts';
import { formatRange } from '../../lib/list/page.ts';
import { change, type ListState } from '../../lib/list/state.ts';
import { Icon } from '../ui/Icon.tsx';

interface ListPagingProps {
  readonly page: RecordPage | undefined;
  readonly state: ListState;
  /** Where the page before this one starts; nothing when it was never visited. */
  readonly before: (page: number) => string | undefined;
  readonly onShow: (next: ListState) => void;
  /** Asks for the exact total of a list that is too long to count every time. */
  readonly onCount: () => void;
}

/** Where one is in the list, and the pages on both sides. */
export const ListPaging = (props: ListPagingProps) => {
  const back = (): void => {
    const cursor = props.before(props.state.page);
    props.onShow(change(props.state, cursor ? { page: props.state.page - 1, cursor } : {}));
  };
  const forward = (cursor: string): void =>
    props.onShow(change(props.state, { page: props.state.page + 1, cursor }));

  const range = (): string => {
    const { page, state } = props;
    return page ? formatRange(state.page, state.size, page.data.length, page.meta) : '';
  };

  return (
    <nav class="flex min-h-9 flex-wrap items-center gap-2 text-sm" aria-label="Páginas">
      <p class="grow text-dim tabular-nums" role="status">
        {range()}
        <Show when={props.page && !props.page.meta.totalExact}>
          <button type="button" class="btn btn-quiet btn-sm no-print" onClick={() => props.onCount()}>
            Contar todo
          </button>
        </Show>
      </p>
      <div class="no-print flex gap-2" hidden={props.page?.meta.total === 0}>
        <button type="button" class="btn btn-sm" disabled={props.state.page <= 1} onClick={back}>
          <Icon name="chevronLeft" class="size-4" />
          Anterior
        </button>
        <button
          type="button"
          class="btn btn-sm"
          disabled={!props.page?.meta.next}
          onClick={() => props.page?.meta.next && forward(props.page.meta.next)}
        >
          Siguiente
          <Icon name="chevronRight" class="size-4" />
        </button>
      </div>
    </nav>
  );
};
