import { readFile } from 'node:fs/promises';
import { accessibilityFaults, expect, signInAs, test } from './person.ts';

test('AS-09: an administrator assigns many initiatives at once by keyboard, sees each result and undoes it', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/ipr?filtro=enEjecucion');
  const rows = page.locator('a[data-row]');
  await expect(rows.first()).toBeVisible();
  // Waits for the island, which hears the keys.
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Selección' });
  await expect(bar.getByRole('status')).toContainText('1 en la selección');
  for (const _ of [1, 2, 3]) await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await expect(bar.getByRole('status')).toContainText('4 en la selección');
  await page.locator('.pick').nth(1).click();
  await expect(bar.getByRole('status')).toContainText('3 en la selección');
  expect(await accessibilityFaults(page)).toEqual([]);

  await bar.getByRole('button', { name: 'Asignar' }).click();
  const dialog = page.getByRole('dialog');
  const box = dialog.getByRole('combobox', { name: /^Responsable/ });
  await box.fill('Daniela');
  await dialog.getByRole('option', { name: /Daniela/ }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Asignar: 3 iniciativas' }).click();
  await expect(dialog.getByText('3 hechos.')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Deshacer' }).click();
  await expect(dialog.getByRole('group', { name: 'Resultado por registro' })).toContainText('3Hechos');
  await dialog.getByRole('button', { name: 'Listo' }).click();
  await expect(bar.getByRole('status')).toContainText('Marque filas');

  await bar.getByRole('button', { name: 'Exportar la lista' }).click();
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Descargar' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Iniciativas .*\.csv$/);
  expect(await readFile(await download.path(), 'utf8')).toMatch(/^\uFEFF"Código";/);

  await page.goto('/procesos');
  const jobs = page.getByRole('region', { name: 'Trabajos' }).getByRole('listitem');
  await expect(jobs).toHaveCount(3);
  await expect(jobs.first()).toContainText('Exportar iniciativas a CSV');
  expect(await accessibilityFaults(page)).toEqual([]);
  await jobs.last().getByRole('link', { name: 'Asignar · 3 iniciativas' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Asignar · 3 iniciativas');
  expect(await accessibilityFaults(page)).toEqual([]);
});
