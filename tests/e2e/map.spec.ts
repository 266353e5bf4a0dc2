import { readFileSync } from 'node:fs';
import { accessibilityFaults, expect, signInAs, test } from './person.ts';

const panel = 'Lo que muestra el mapa';

test('a councillor looks at a commune, draws an area and opens what lies there', async ({ page }) => {
  test.setTimeout(90_000);
  await signInAs(page, 'ADMIN_REGIONAL', '/mapa');
  const aside = page.getByRole('complementary', { name: panel });
  await expect(aside.getByText(/\d+ iniciativas? a la vista/)).toBeVisible();
  await expect(page.locator('.map-canvas canvas').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Dibujar un área' }).click();
  await expect(page.getByText(/^Marque los vértices/)).toBeVisible();
  // The tools to draw come when they are asked for.
  await page.waitForLoadState('networkidle');
  const map = page.locator('.map-canvas');
  const box = await map.boundingBox();
  if (!box) throw new Error('The map has no size.');
  for (const [x, y] of [
    [0.2, 0.25],
    [0.8, 0.25],
    [0.8, 0.8],
  ] as const)
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  await page.mouse.dblclick(box.x + box.width * 0.2, box.y + box.height * 0.8);
  await expect(aside.getByText(/\d+ iniciativas? en el área/)).toBeVisible();
  await aside.locator('ul button').first().click();
  await aside.getByRole('link', { name: 'Abrir la ficha' }).click();
  await expect(page).toHaveURL(/\/ipr\/01/);
  await expect(page.getByLabel('Ubicación en el mapa')).toBeVisible();
});

test('the same filters lead from the map to the list, and the communes can be read as a table', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/mapa?modulo=ipr&mecanismo=FRIL&medida=cuenta');
  const aside = page.getByRole('complementary', { name: panel });
  await expect(aside.getByText(/iniciativas? a la vista/)).toBeVisible();
  await aside.getByRole('tab', { name: 'Comunas' }).click();
  await expect(aside.getByRole('table')).toContainText('Coelemu');
  await aside.getByRole('tab', { name: 'Capas' }).click();
  await expect(aside.getByRole('list', { name: 'Leyenda de las comunas' })).toBeVisible();
  await aside.getByRole('button', { name: 'GeoJSON' }).click();
  const dialog = page.getByRole('dialog', { name: 'Llevarse lo filtrado' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Descargar' }).click(),
  ]);
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click();
  const { features } = JSON.parse(readFileSync(await file.path(), 'utf8'));
  expect(features.length).toBeGreaterThan(0);
  const kinds = features.map(({ properties }: { properties: { Mecanismo: string } }) => properties.Mecanismo);
  expect(new Set(kinds).size).toBe(1);
  await aside.getByRole('tab', { name: 'A la vista' }).click();
  await aside.getByRole('link', { name: /en la lista/ }).click();
  await expect(page).toHaveURL(/\/ipr\?.*mecanismo=FRIL.*ubicacion\.bbox=/);
  await expect(page.getByText('lo que mostraba el mapa')).toBeVisible();
});

test('the map can be used without a pointer', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/mapa');
  const aside = page.getByRole('complementary', { name: panel });
  await expect(aside.getByText(/iniciativas? a la vista/)).toBeVisible();
  const all = await aside.getByText(/iniciativas? a la vista/).textContent();
  await page.getByRole('application').focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('+');
  await expect(aside.getByText(/iniciativas? a la vista/)).not.toHaveText(String(all));

  await aside.getByRole('tab', { name: 'A la vista' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(aside.getByRole('tab', { name: 'Qué toca' })).toBeFocused();
  await aside
    .getByRole('combobox', { name: 'Capa' })
    .selectOption({ label: 'Áreas de inundación (inventadas)' });
  await aside.getByRole('searchbox', { name: 'Elemento' }).fill('itata');
  const flood = aside.getByRole('list', { name: 'Elementos' }).getByRole('button');
  await expect(flood).toHaveCount(1);
  expect(await accessibilityFaults(page)).toEqual([]);
  await flood.focus();
  await page.keyboard.press('Enter');
  await expect(
    aside.getByRole('status').filter({ hasText: 'en «Crecida del Itata, tramo bajo»' }),
  ).toHaveText(/^[1-9]\d* iniciativas?/);
  await aside.getByRole('tab', { name: 'Qué toca' }).click();
  await aside.getByLabel('Alrededor del centro del mapa, en kilómetros').fill('0');
  await page.keyboard.press('Enter');
  await expect(aside.getByRole('alert')).toContainText('Escriba los kilómetros');
  await aside.getByLabel('Alrededor del centro del mapa, en kilómetros').fill('12,5');
  await page.keyboard.press('Enter');
  await expect(aside.getByText(/iniciativas? en el área/)).toBeVisible();
});

test('whoever creates what already exists is told, with a link', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  const name = await page.locator('main a[href^="/ipr/0"]').first().getAttribute('href');
  await page.goto(String(name));
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.goto('/ipr/nuevo');
  await page.getByLabel('Nombre').first().fill(String(title));
  await expect(page.getByText('Ya hay algo parecido')).toBeVisible();
  await expect(page.getByRole('status').getByRole('link').first()).toHaveAttribute('href', /\/ipr\/01/);
  await page.getByLabel('Poner en medio de una comuna').selectOption({ label: 'Coelemu' });
  await expect(page.getByRole('textbox', { name: 'Latitud' }).first()).toHaveValue(/^-36,/);
});

test('the contour of an initiative is written by its corners, drawn, and shown on its ficha', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr?estado=INGRESADO');
  const ficha = await page.locator('main a[href^="/ipr/0"]').nth(2).getAttribute('href');
  await page.goto(`${ficha}?editar=1`);
  await page.getByRole('button', { name: 'Escribir los vértices' }).click();
  await page.getByText('Vértices (3)').click();
  await page.getByRole('button', { name: 'Agregar un vértice' }).click();
  const latitude = page.getByLabel('Latitud del vértice 4');
  await latitude.fill('norte');
  await latitude.press('Tab');
  await expect(page.getByText('Vértice 4: escriba latitud y longitud')).toBeVisible();
  await latitude.fill('-36,6050');
  await latitude.press('Tab');
  await expect(page.getByText('Vértice 4: escriba latitud y longitud')).toBeHidden();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page).not.toHaveURL(/editar/);
  const map = page.getByRole('region', { name: 'Trazado o polígono' });
  await expect(map.locator('canvas').first()).toBeVisible();
});

test('search finds, marks and narrows', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/buscar');
  await page.getByLabel('Qué busca').fill('posta salud');
  const results = page.getByRole('list', { name: 'Resultados' });
  await expect(results.locator('mark').first()).toHaveText('posta');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Comuna' }).selectOption({ label: 'Quirihue' });
  await expect(results.getByRole('listitem').filter({ hasNotText: 'Quirihue' })).toHaveCount(0);
  await expect(results.getByRole('listitem').first()).toBeVisible();
  await expect(page).toHaveURL(/comuna=/);
});
