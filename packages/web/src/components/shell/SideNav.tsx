import { NavList } from './NavList.tsx';

/** The navigation of wide screens. */
export default function SideNav(props: { active?: string }) {
  return (
    <nav class="pt-4" aria-label="Módulos">
      <NavList active={props.active} />
    </nav>
  );
}
