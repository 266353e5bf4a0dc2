import { Icon } from '../ui/Icon.tsx';
import { NavList } from './NavList.tsx';

/** The navigation of narrow screens: a panel from the left. */
export const Drawer = (props: { active?: string }) => {
  let panel: HTMLDialogElement | undefined;
  return (
    <>
      <button
        type="button"
        class="bar-button -ml-2 lg:hidden"
        aria-label="Abrir el menú"
        onClick={() => panel?.showModal()}
      >
        <Icon name="menu" />
      </button>
      <dialog
        ref={panel}
        class="drawer lg:hidden"
        aria-label="Menú"
        onClick={(event) => {
          const outside = event.target === panel && event.clientX > (panel?.offsetWidth ?? 0);
          const followed = event.target instanceof Element && event.target.closest('a');
          if (outside || followed) panel?.close();
        }}
        onKeyDown={(event) => event.key === 'Escape' && panel?.close()}
      >
        <div class="flex justify-end p-2">
          <button
            type="button"
            class="btn btn-quiet btn-icon"
            aria-label="Cerrar el menú"
            onClick={() => panel?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        <NavList active={props.active} />
      </dialog>
    </>
  );
};
