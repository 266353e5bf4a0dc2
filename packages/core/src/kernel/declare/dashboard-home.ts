import type { Dashboard, DashboardSection } from './dashboard.ts';
import type { AnyModule } from './module.ts';

/** A list of their own that some modules declare. */
const mine = 'mias';
const shown = 8;

const sectionsOf = ({ name, label, title, front, filters }: AnyModule): readonly DashboardSection[] => {
  const figures = front.map((filter) => ({
    label: filters[filter]?.label ?? filter,
    of: { module: name, filter },
  }));
  const own = filters[mine];
  return [
    ...(figures.length
      ? [
          {
            kind: 'cards' as const,
            title: label.many,
            wide: true as const,
            figures: [{ label: label.many, of: { module: name } }, ...figures],
          },
        ]
      : []),
    ...(own
      ? [
          {
            kind: 'list' as const,
            title: own.label,
            of: { module: name, filter: mine },
            columns: [title, 'estado', 'actualizadoEn'],
            sort: 'actualizadoEn',
            most: shown,
          },
        ]
      : []),
  ];
};

/** The front page of whoever no pack has a dashboard for: what each module says belongs there. */
export const homeDashboard = (modules: readonly AnyModule[]): Dashboard => ({
  name: 'inicio',
  label: 'Inicio',
  about: 'Cómo están las cosas que usted ve',
  sections: modules.flatMap(sectionsOf),
});
