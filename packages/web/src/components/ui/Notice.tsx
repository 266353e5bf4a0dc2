import type { JSX } from 'solid-js';
import { Show } from 'solid-js';
import type { Problem } from '../../lib/api/problem.ts';
import { Icon } from './Icon.tsx';

/** A message that belongs to the place where it stands. */
export const Notice = (props: {
  tone?: 'info' | 'ok' | 'warn' | 'bad';
  role?: 'alert' | 'status';
  children: JSX.Element;
}) => (
  <div class="notice" data-tone={props.tone ?? 'info'} role={props.role}>
    <Icon name={props.tone === 'bad' || props.tone === 'warn' ? 'alert' : 'info'} class="mt-px" />
    <div class="min-w-0 grow">{props.children}</div>
  </div>
);

interface ProblemNoticeProps {
  readonly problem: Problem;
  readonly title?: string;
  readonly onRetry?: () => void;
  /** The page has nothing else to show, so this is its heading. */
  readonly main?: boolean;
}

const usual = 'No pudimos cargar esto';

/** What went wrong, what to do about it, and the reference support asks for. */
export const ProblemNotice = (props: ProblemNoticeProps) => (
  <div class="mx-auto max-w-lg px-4 py-12 text-center" role="alert">
    <span class="mx-auto mb-3 grid size-11 place-items-center rounded-full bg-bad-ground text-bad">
      <Icon name={props.problem.status === 403 || props.problem.status === 401 ? 'lock' : 'alert'} />
    </span>
    <Show when={props.main} fallback={<h2 class="text-lg">{props.title ?? usual}</h2>}>
      <h1 class="text-lg">{props.title ?? usual}</h1>
    </Show>
    <p class="mt-1 text-dim">{props.problem.message}</p>
    <Show when={props.onRetry && props.problem.status !== 404 && props.problem.status !== 403}>
      <button type="button" class="btn mt-4" onClick={() => props.onRetry?.()}>
        <Icon name="restore" />
        Reintentar
      </button>
    </Show>
    <Show when={props.problem.requestId}>
      {(reference) => (
        <p class="mt-4 text-xs text-dim">
          Referencia para soporte: <code class="font-mono">{reference()}</code>
        </p>
      )}
    </Show>
  </div>
);

/** Nothing here, and what to do next. */
export const EmptyState = (props: {
  icon: Parameters<typeof Icon>[0]['name'];
  title: string;
  children?: JSX.Element;
}) => (
  <div class="mx-auto max-w-md px-4 py-12 text-center">
    <span class="mx-auto mb-3 grid size-11 place-items-center rounded-full bg-hover text-dim">
      <Icon name={props.icon} />
    </span>
    <p class="font-medium">{props.title}</p>
    <div class="mt-1 text-dim">{props.children}</div>
  </div>
);
