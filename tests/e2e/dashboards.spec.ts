import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, personOf, settled, signInAs, test } from './person.ts';

/** Charts are drawn when they come into sight; what is checked is what everybody can read. */
const openData = async (page: Page, title: string) => {
  const section = page.getByRole('region', { name: title, exact: true });
  await section.getByText('Ver datos').focus();
  await page.keyboard.press('Enter');
  return section.getByRole('table');
};

test('AR-01, AR-08: whoever runs the institution sees how it stands, and each figure opens its list', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/');
  const tabs = page.getByRole('navigation', { name: 'Tableros' });
  await expect(tabs.getByRole('link', { name: 'Ejecutivo' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText(/Datos al .*último cambio contado/)).toBeVisible();
  for (const title of ['Alertas críticas', 'Problemas críticos', 'Problemas nuevos y resueltos'])
    await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const days = await openData(page, 'Trabajo completado por día');
  await expect(days.getByRole('row')).toHaveCount(15);

  const card = page.getByRole('link', { name: /Trabajo vencido/ });
  const count = Number.parseInt((await card.textContent()) ?? '', 10);
  expect(count).toBeGreaterThan(0);
  await card.click();
  await expect(page).toHaveURL(/\/trabajo\?filtro=vencidos$/);
  await expect(page.locator('a[data-row]')).toHaveCount(count);

  await page.goto('/?tablero=plazos');
  const table = page.getByRole('region', { name: 'Cumplimiento por división' }).getByRole('table').first();
  await expect(table.getByRole('row', { name: /Infraestructura y Transportes/ })).toContainText('%');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto('/?tablero=presupuesto');
  const year = await openData(page, 'Ejecución mensual');
  await expect(year.getByRole('columnheader', { name: 'Real acumulado', exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Año' }).selectOption('2025');
  await expect(page).toHaveURL(/anio=2025/);
});

test('figures that were opened stay open while the session is confirmed and when the year is another', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/');
  await expect(page.getByText(/Datos al .*último cambio contado/)).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  let confirm = (): void => undefined;
  const late = new Promise<void>((resolve) => {
    confirm = resolve;
  });
  await page.route('**/api/v1/yo', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto('/?tablero=presupuesto');
  const real = (await openData(page, 'Ejecución mensual')).getByRole('columnheader', {
    name: 'Real acumulado',
    exact: true,
  });
  await expect(real).toBeVisible();
  const confirmed = page.waitForResponse('**/api/v1/yo');
  confirm();
  await confirmed;
  await page.getByRole('combobox', { name: 'Año' }).selectOption('2025');
  await expect(page).toHaveURL(/anio=2025/);
  await settled(page);
  await expect(real).toBeVisible();
  const boards = asked.filter((path) => path.startsWith('/api/v1/tableros'));
  expect(boards).toEqual([
    '/api/v1/tableros',
    '/api/v1/tableros/presupuesto',
    '/api/v1/tableros/presupuesto',
  ]);
});

test('JD-01, JD-02: who leads a division sees its work and who has it, and no other', async ({ page }) => {
  await signInAs(page, 'JEFE_DIVISION', '/');
  const tabs = page.getByRole('navigation', { name: 'Tableros' });
  await expect(tabs.getByRole('link').first()).toHaveText('División');
  await expect(tabs.getByRole('link', { name: 'Ejecutivo' })).toHaveCount(0);
  await expect(page.getByLabel('Unidad').getByRole('option')).toHaveText([
    'Mi unidad y las que dependen de ella',
    'Departamento de Análisis y Evaluación',
    'Departamento de Presupuesto',
    'División de Presupuesto e Inversión Regional',
  ]);
  expect(await accessibilityFaults(page)).toEqual([]);
  const people = await openData(page, 'Trabajo por responsable');
  const row = people.getByRole('row', { name: new RegExp(personOf('ENCARGADO').nombre) });
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/trabajo\?filtro=abiertos&.*responsable=/);
  await expect(page.locator('a[data-row]').first()).toBeVisible();
});

test('a wall shows one dashboard by its key, names nobody, and goes dark when it is revoked', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/');
  await page.getByRole('button', { name: 'Poner en una pantalla' }).click();
  await page.getByLabel('Dónde está la pantalla').fill('Sala de reuniones del piso 3');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Crear la clave' }).click();
  const address = (await page.locator('[data-wall-address]').textContent()) ?? '';
  expect(address).toContain('/muro#');

  const lone = await browser.newContext();
  const wall = await lone.newPage();
  await wall.goto(address);
  await expect(wall.getByText('IPR activas')).toBeVisible();
  await expect(wall.getByText('Sala de reuniones del piso 3')).toBeVisible();
  expect(await wall.getByRole('main').getByRole('link').count()).toBe(0);
  const first = await wall.getByRole('heading', { level: 2 }).last().textContent();
  await wall.keyboard.press('ArrowRight');
  await expect(wall.getByRole('heading', { level: 2 }).last()).not.toHaveText(first ?? '');
  expect(await wall.getByRole('main').textContent()).not.toContain(personOf('ENCARGADO').nombre);
  expect(await accessibilityFaults(wall)).toEqual([]);

  await page.goto('/pantalla');
  await page.locator('a[data-row]').first().click();
  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Revocar' }).click();
  await page.getByLabel('Motivo').fill('Se cambió de sala');
  await page.getByRole('dialog').getByRole('button', { name: 'Revocar' }).click();
  await expect(page.getByText('Revocada').first()).toBeVisible();
  await wall.reload();
  await expect(wall.getByRole('alert')).toContainText('fue revocada');
  await lone.close();
});
