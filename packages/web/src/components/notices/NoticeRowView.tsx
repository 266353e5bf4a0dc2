import { Show } from 'solid-js';
import type { NoticeRow } from '../../lib/api/notices.ts';
import { formatAgo, formatInstant } from '../../lib/format/date.ts';
import { noticeHref, openNotice } from '../../state/notices.ts';
import { Pill } from '../ui/Pill.tsx';

interface NoticeRowViewProps {
  readonly notice: NoticeRow;
  /** Told when the person goes on to the record. */
  readonly onOpen?: () => void;
}

/** A notice in its words, with where it leads; of a record out of sight, that there was one. */
export const NoticeRowView = (props: NoticeRowViewProps) => {
  const go = (): void => {
    openNotice(props.notice);
    props.onOpen?.();
  };
  return (
    <div class="min-w-0 grow">
      <Show
        when={props.notice.sobre}
        fallback={<p class="text-dim">Un aviso de un registro que usted ya no ve.</p>}
      >
        {(about) => (
          <>
            <p class="wrap-anywhere">
              <a class="notice-link" dir="auto" href={noticeHref(props.notice)} onClick={go}>
                {about().texto}
              </a>
            </p>
            <Show when={about().detalle}>
              {(quote) => (
                <p dir="auto" class="mt-0.5 text-sm text-dim wrap-anywhere">
                  «{quote()}»
                </p>
              )}
            </Show>
          </>
        )}
      </Show>
      <p class="mt-0.5 flex flex-wrap items-center gap-x-2 text-xs text-dim tabular-nums">
        <Show when={props.notice.importancia === 'urgente'}>
          <Pill tone="bad" text="Urgente" />
        </Show>
        <Show when={props.notice.sobre}>
          {(about) => (
            <>
              <span>{`${about().tipo} ${about().codigo}`}</span>
              <span aria-hidden="true">·</span>
            </>
          )}
        </Show>
        <time datetime={props.notice.en} title={formatInstant(props.notice.en)}>
          {formatAgo(props.notice.en, new Date())}
        </time>
        <Show when={!props.notice.leido}>
          <span class="sr-only">Sin leer</span>
        </Show>
        <Show when={props.notice.sobre?.accion}>
          {(action) => (
            <a href={`${noticeHref(props.notice)}?hacer=${action().verbo}`} class="font-medium" onClick={go}>
              {action().label}
            </a>
          )}
        </Show>
      </p>
    </div>
  );
};
