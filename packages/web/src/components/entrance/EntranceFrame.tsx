import type { JSX } from 'solid-js';
import { Emblem } from '../ui/Emblem.tsx';
import { Icon } from '../ui/Icon.tsx';

/** What stands around every page one sees before having a session: whose portal it is, and one task. */
export const EntranceFrame = (props: {
  institution?: string | undefined;
  title: string;
  lead?: JSX.Element;
  children: JSX.Element;
}) => (
  <div class="entrance">
    <header class="entrance-brand">
      <div class="flex items-center gap-3">
        <Emblem class="size-10" />
        <p class="text-lg font-semibold tracking-tight">GORE_OS</p>
      </div>
      <p class="entrance-institution">{props.institution}</p>
      <p class="entrance-note">
        <Icon name="lock" class="mt-0.5 size-4" />
        El acceso queda registrado. Si no puede entrar, pida ayuda a la administración del sistema de su
        institución.
      </p>
    </header>
    <div class="entrance-task">
      <h1 class="text-2xl">{props.title}</h1>
      <p class="mt-1 text-dim">{props.lead}</p>
      <div class="mt-6 space-y-5">{props.children}</div>
    </div>
  </div>
);
