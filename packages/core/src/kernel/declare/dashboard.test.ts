import { describe, expect, it } from 'vitest';
import { askedBy, type Dashboard, type DashboardSection } from './dashboard.ts';
import { homeDashboard } from './dashboard-home.ts';
import { date, money, ref, text } from './fields.ts';
import { type AnyModule, defineModule } from './module.ts';
import { composeProduct, definePack } from './product.ts';

const unidad = defineModule({
  name: 'unidad',
  label: { one: 'Unidad', many: 'Unidades', feminine: true },
  title: 'nombre',
  code: { sequence: 'UN' },
  fields: { nombre: text('Nombre'), arriba: ref('Arriba', 'unidad') },
  grants: { JEFE: { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const tarea = defineModule({
  name: 'tarea',
  label: { one: 'Tarea', many: 'Tareas', feminine: true },
  title: 'nombre',
  code: { sequence: 'TA' },
  front: ['mias', 'urgentes'],
  fields: {
    nombre: text('Nombre'),
    unidad: ref('Unidad', 'unidad'),
    costo: money('Costo'),
    vence: date('Vence'),
  },
  powers: { mirar: { label: 'Mirar', help: 'Ver el tablero.' } },
  filters: (q) => ({
    mias: { label: 'Mis tareas', where: q.eq('nombre', 'mía') },
    urgentes: { label: 'Urgentes', where: q.lt('vence', q.today) },
  }),
  grants: { JEFE: { leer: 'all', mirar: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const erased = (module: { readonly name: string }) => module as unknown as AnyModule;

const composed = (dashboard: Partial<Dashboard>) => () =>
  composeProduct([
    definePack({
      name: 'p',
      label: 'P',
      roles: { JEFE: 'Jefatura' },
      modules: [erased(tarea), erased(unidad)],
      dashboards: [{ name: 't', label: 'T', about: '', sections: [], ...dashboard }],
    }),
  ]);

const tareas = { module: 'tarea', having: { 'vence.max': '@hoy', 'unidad.arriba': 'x' } };
const dated = { label: 'L', of: tareas, on: 'vence', sum: 'costo' };

/** One section of each kind, without a fault. */
const sections: readonly DashboardSection[] = [
  { kind: 'cards', title: 'a', figures: [{ label: 'L', of: { ...tareas, filter: 'mias' }, whole: tareas }] },
  { kind: 'list', title: 'b', of: tareas, columns: ['codigo', 'nombre'], most: 3, wall: ['nombre'] },
  { kind: 'list', title: 'b', of: tareas, columns: ['nombre'], most: 3 },
  {
    kind: 'groups',
    title: 'c',
    by: 'estado',
    shape: 'bars',
    series: [{ label: 'L', of: tareas, sum: 'costo' }],
  },
  { kind: 'trend', title: 'd', every: 'day', last: 2, shape: 'lines', series: [dated] },
  { kind: 'matrix', title: 'e', of: tareas, rows: 'unidad', columns: 'estado', sum: 'costo' },
  { kind: 'curve', title: 'f', planned: dated, actual: dated, frame: dated },
  { kind: 'curve', title: 'f', planned: dated, actual: dated },
  { kind: 'years', title: 'i', actual: dated, frame: dated, last: 3 },
  { kind: 'phases', title: 'g', module: 'tarea', by: 'unidad', last: 30 },
];
const unit = { module: 'unidad', above: 'arriba', by: { tarea: 'unidad' } };

describe('a dashboard', () => {
  it('is part of the product when all it names exists', () => {
    const { dashboards } = composed({ power: 'mirar', unit, sections })();
    expect(dashboards.map(({ name }) => name)).toEqual(['t']);
    expect(sections.map((section) => askedBy(section).length)).toEqual([2, 1, 1, 1, 1, 1, 3, 2, 2, 1]);
  });

  const card = (of: object): Partial<Dashboard> => ({
    sections: [{ kind: 'cards', title: 'a', figures: [{ label: 'L', of: { ...tareas, ...of } }] }],
  });

  it.each([
    [{ power: 'volar' }, 'opens with volar, which is no power'],
    [{ unit: { ...unit, module: 'nada' } }, 'asks about nada, which no pack has'],
    [{ unit: { ...unit, above: 'lejos' } }, 'asks about lejos, which is no value of unidad'],
    [{ unit: { ...unit, by: { tarea: 'lejos' } } }, 'asks about lejos, which is no value of tarea'],
    [card({ module: 'nada' }), 'in «a» asks about nada, which no pack has'],
    [card({ filter: 'pocas' }), 'in «a» asks for pocas, which is no filter of tarea'],
    [card({ having: { 'unidad.lejos': 'x' } }), 'asks about unidad.lejos, which is no value of tarea'],
    [card({ having: { 'nombre.algo': 'x' } }), 'asks about nombre.algo, which is no value of tarea'],
    [{ sections: [{ kind: 'list', title: 'b', of: tareas, columns: ['peso'], most: 1 }] }, 'shows peso'],
    [{ sections: [{ kind: 'phases', title: 'g', module: 'tarea', by: 'peso', last: 1 }] }, 'shows peso'],
  ] as const satisfies readonly (readonly [Partial<Dashboard>, string])[])(
    '%# is refused: %s',
    (part, fault) => {
      expect(composed(part)).toThrow(fault);
    },
  );
});

it('a figure of the front page nobody named is called by its code', () => {
  const [section] = homeDashboard([{ ...erased(tarea), front: ['nadie'] }]).sections;
  expect(section).toMatchObject({ figures: [{ label: 'Tareas' }, { label: 'nadie' }] });
});

it('who has no dashboard gets what each module says belongs on the front page', () => {
  expect(homeDashboard([erased(tarea), erased(unidad)])).toMatchObject({
    name: 'inicio',
    sections: [
      {
        kind: 'cards',
        title: 'Tareas',
        figures: [
          { label: 'Tareas', of: { module: 'tarea' } },
          { label: 'Mis tareas', of: { module: 'tarea', filter: 'mias' } },
          { label: 'Urgentes', of: { module: 'tarea', filter: 'urgentes' } },
        ],
      },
      { kind: 'list', title: 'Mis tareas', columns: ['nombre', 'estado', 'actualizadoEn'] },
    ],
  });
});
