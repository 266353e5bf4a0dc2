import type { Locator } from '@playwright/test';
import { accessibilityFaults, expect, personOf, signInAs, signInWith, test } from './person.ts';

const inspector = 'Cristóbal Lagos Muñoz';

/** A drag begins where the pointer first moves, before the page scrolls to the column; a drop needs two movements. */
const drag = async (card: Locator, column: Locator): Promise<void> => {
  const { mouse } = card.page();
  await card.hover({ position: { x: 40, y: 20 } });
  const box = await card.boundingBox();
  await mouse.down();
  await mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 20, { steps: 4 });
  await column.hover();
  await column.hover();
  await mouse.up();
};

test('EO-02, EO-05, EO-07, EO-08: an encargado opens an own initiative, records its progress and reads its story', async ({
  page,
}) => {
  await signInWith(page, inspector, '/ipr');
  const all = page.getByRole('main').locator('a[href^="/ipr/0"]');
  await expect(all.first()).toBeVisible();
  await page.getByRole('link', { name: 'Mis iniciativas' }).first().click();
  await expect(page).toHaveURL(/filtro=mias/);
  await page.goto('/ipr?filtro=mias&estado=EN_OBRA,EN_EJECUCION');
  await all.first().click();

  const summary = page.getByRole('tabpanel');
  await expect(page.getByRole('progressbar', { name: /^Avance físico/ })).toBeVisible();
  await expect(page.getByText('Saldo por transferir')).toBeVisible();
  for (const tab of ['Convenios', 'Trabajos', 'Problemas', 'Documentos', 'Historial'])
    await expect(page.getByRole('tab', { name: new RegExp(`^${tab}`) })).toBeVisible();
  await page.getByRole('tab', { name: 'Resumen' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Resumen' })).not.toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Resumen' }).click();
  await expect(summary).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Registrar avance' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Avance físico/).fill('100');
  await dialog.getByLabel('Comentario').fill('Estado de avance recibido del inspector');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Registrar avance' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('progressbar', { name: /^Avance físico/ })).toHaveAttribute('value', '100');

  await page.getByRole('tab', { name: 'Historial' }).click();
  const story = page.getByRole('tabpanel');
  await expect(story.getByText('Registrar avance').first()).toBeVisible();
  await expect(story.getByText('Estado de avance recibido del inspector').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('a card dragged to another column of the board asks what its verb asks, and moves', async ({ page }) => {
  await signInAs(page, 'ENCARGADO', '/trabajo?vista=tablero');
  const column = (state: string) => page.getByRole('region', { name: new RegExp(`^${state}`) });
  const { nombre } = personOf('ENCARGADO');
  const card = column('Pendiente').locator('.kanban-card', { hasText: nombre }).first();
  const title = await card.getByRole('link').first().innerText();
  await drag(card, column('En progreso'));
  await expect(column('En progreso').locator('.kanban-card', { hasText: title })).toBeVisible();

  await drag(column('En progreso').locator('.kanban-card', { hasText: title }), column('Bloqueado'));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Motivo/).fill('Falta la respuesta del municipio');
  await dialog.getByRole('button', { name: 'Bloquear' }).click();
  await expect(column('Bloqueado').locator('.kanban-card', { hasText: title })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
