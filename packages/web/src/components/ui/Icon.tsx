import type { IconName } from './icons.ts';

/** A decorative outline; the words beside it, or the label of its button, say what it means. */
export const Icon = (props: { name: IconName; class?: string }) => (
  <svg class={`icon ${props.class ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
    <use href={`#icono-${props.name}`} />
  </svg>
);

/** The icon a module asks for, or the one of any record; a test holds that every one is drawn. */
export const moduleIcon = (name: string | undefined): IconName => (name ?? 'registro') as IconName;
