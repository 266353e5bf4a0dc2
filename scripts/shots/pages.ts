import { producto } from '@gore/core/modules/producto.ts';
import type { Locator, Page } from '@playwright/test';

/** Ids of what the fuller pages show. */
export interface Shown {
  readonly ipr: string;
  readonly import: string;
  /** A record of each module that has one. */
  readonly records: ReadonlyMap<string, string>;
}

/** A page to look at, and what is done on it first. */
export interface Shot {
  readonly name: string;
  readonly path: string;
  readonly before?: (page: Page) => Promise<unknown>;
}

const corners = [
  [0.4, 0.4],
  [0.65, 0.45],
  [0.55, 0.7],
] as const;

/** Marks the corners of a polygon on a map and ends it as a person does. */
const markCorners = async (page: Page, map: Locator): Promise<void> => {
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (!box) throw new Error('The map is not there.');
  const at = ([across, down]: readonly [number, number]) =>
    [box.x + box.width * across, box.y + box.height * down] as const;
  for (const corner of corners) await page.mouse.click(...at(corner), { delay: 60 });
  await page.mouse.dblclick(...at(corners[2]));
};

const drawArea = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Dibujar un área' }).click();
  const map = page.locator('.map-canvas[data-drawing]');
  await map.waitFor();
  await markCorners(page, map);
  await page.getByRole('tab', { name: 'En el área' }).waitFor();
};

const drawShape = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Dibujar un polígono' }).click();
  const map = page.locator('.map-canvas[data-drawing]');
  await map.waitFor();
  await markCorners(page, map);
  await page.getByText(/^Vértices/).click();
  await page.getByText(/^Vértices/).scrollIntoViewIfNeeded();
};

/** Every page of the portal and the dialogs worth a look. */
export const shotsOf = (shown: Shown): readonly Shot[] => [
  { name: 'inicio', path: '/' },
  { name: 'lista', path: '/ipr' },
  { name: 'lista-filtrada', path: '/ipr?estado=EN_OBRA,EN_EJECUCION&orden=nombre' },
  { name: 'lista-vacia', path: '/ipr?q=nada+coincide+con+esto' },
  { name: 'ficha', path: `/ipr/${shown.ipr}` },
  { name: 'ficha-historial', path: `/ipr/${shown.ipr}?ver=historial` },
  {
    name: 'ficha-accion',
    path: `/ipr/${shown.ipr}`,
    before: async (page) => {
      await page.getByRole('button', { name: 'Más acciones' }).click();
      await page.getByRole('menuitem', { name: 'Asignar' }).click();
      await page.getByRole('dialog', { name: 'Asignar' }).waitFor();
    },
  },
  { name: 'ficha-ajena', path: '/ipr/01aaaaaaaaaaaaaaaaaaaaaaaa' },
  { name: 'formulario', path: `/ipr/${shown.ipr}?editar=1` },
  {
    name: 'formulario-nuevo',
    path: '/ipr/nuevo',
    before: (page) => page.getByRole('button', { name: 'Crear' }).click(),
  },
  { name: 'importaciones', path: '/importaciones' },
  { name: 'importacion', path: `/importaciones/${shown.import}` },
  {
    name: 'importacion-conciliacion',
    path: `/importaciones/${shown.import}`,
    before: (page) => page.getByRole('button', { name: /Conciliación/ }).click(),
  },
  { name: 'importacion-nueva', path: '/importaciones/nueva' },
  { name: 'mapa', path: '/mapa' },
  {
    name: 'mapa-leyenda',
    path: '/mapa?medida=montoIniciativa',
    before: (page) => page.getByRole('tab', { name: 'Capas' }).click(),
  },
  { name: 'mapa-area', path: '/mapa', before: drawArea },
  { name: 'mapa-ubicar', path: `/ipr/${shown.ipr}?editar=1`, before: drawShape },
  { name: 'busqueda', path: '/buscar?q=construccion' },
  ...producto.modules.flatMap(({ name, views }) => [
    { name: `lista-${name}`, path: `/${name}` },
    ...Object.keys(views).map((view) => ({ name: `vista-${name}-${view}`, path: `/${name}?vista=${view}` })),
  ]),
  ...[...shown.records].map(([name, id]) => ({ name: `ficha-${name}`, path: `/${name}/${id}` })),
  { name: 'roles', path: '/roles' },
  { name: 'auditoria', path: '/auditoria' },
  { name: 'sistema', path: '/sistema' },
  { name: 'sistema-colas', path: '/sistema?ver=colas' },
  { name: 'sistema-errores', path: '/sistema?ver=errores' },
  { name: 'datos-personales', path: '/datos-personales' },
  { name: 'avisos', path: '/avisos?ver=todos' },
  { name: 'avisos-preferencias', path: '/avisos?ver=preferencias' },
  { name: 'mi-cuenta', path: '/mi-cuenta' },
  { name: 'documentacion-api', path: '/documentacion-api' },
  { name: 'buscador', path: '/ipr', before: (page) => page.keyboard.press('Control+k') },
  { name: 'atajos', path: '/ipr', before: (page) => page.keyboard.press('?') },
  { name: 'no-existe', path: '/no-existe' },
];
