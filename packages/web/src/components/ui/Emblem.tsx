/** The mark of GORE_OS: a G drawn as one open ring, the star of the flag in its opening. */
export const Emblem = (props: { class?: string }) => (
  <svg class={props.class} viewBox="0 0 32 32" aria-hidden="true">
    <path
      d="M20.6 6.2A11 11 0 1 0 27 16.2H17.5"
      fill="none"
      stroke="currentColor"
      stroke-width="3.4"
      stroke-linecap="square"
    />
    <path
      d="m26.4 4.2 1.15 2.6 2.85.3-2.13 1.9.6 2.8-2.47-1.43-2.46 1.43.6-2.8-2.13-1.9 2.84-.3z"
      class="fill-[#e5484d]"
    />
  </svg>
);
