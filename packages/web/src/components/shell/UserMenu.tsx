import { lazy, Suspense } from 'solid-js';
import { account } from '../../state/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';

const UserPanel = lazy(() => import('./UserPanel.tsx'));

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();

/** The button with the name of the person, over their own menu. */
export const UserMenu = (props: { onHelp: () => void }) => {
  const name = () => account()?.usuario.nombre ?? '';
  return (
    <Popover
      kind="dialog"
      triggerClass="bar-button -mr-1 px-1.5"
      label={`Cuenta de ${name()}`}
      class="w-72"
      trigger={
        <>
          <span class="avatar" data-initials={initials(name())} />
          <span class="hidden max-w-36 truncate xl:block">{name()}</span>
          <Icon name="chevronDown" class="size-4 max-md:hidden" />
        </>
      }
    >
      {(close) => (
        <Suspense>
          <UserPanel onHelp={props.onHelp} onClose={close} />
        </Suspense>
      )}
    </Popover>
  );
};
