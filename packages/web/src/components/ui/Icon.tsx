import { type IconName, icons } from './icons.ts';

/** A decorative outline; the words beside it, or the label of its button, say what it means. */
export const Icon = (props: { name: IconName; class?: string }) => (
  <svg class={`icon ${props.class ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={icons[props.name]} />
  </svg>
);
