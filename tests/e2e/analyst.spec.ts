import { csvOf } from '../../packages/core/src/imports/testing/sheets.ts';
import { gemela } from '../../packages/core/src/modules/gestion/testing/analisis-gemela.ts';
import { expect, signInAs, test } from './person.ts';

test('an analyst brings the portfolio in, decides repeats, and works with it', async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, 'ADMIN_SISTEMA', '/importaciones');
  await page.locator('input[type=file]').setInputFiles({
    name: 'cartera-gemela.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csvOf(gemela)),
  });
  await page.getByRole('button', { name: 'Importar' }).click();
  await expect(page).toHaveURL(/\/importaciones\/01/);
  await expect(page.getByText('Terminada')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Cuadra')).toBeVisible();

  await page.getByRole('button', { name: /por decidir/i }).click();
  await page
    .getByRole('radio', { name: /Crear con correlativo/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Aplicar decisiones' }).click();
  await expect(page.getByText(/fila decidida/).first()).toBeVisible();
});

test('a chief finds an initiative, edits it, moves it and sees who did what', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr?estado=INGRESADO');
  await page.locator('main a[href^="/ipr/0"]').first().click();
  await page.getByRole('link', { name: 'Editar' }).click();
  await page.getByLabel('Descripción').fill('Obra priorizada en la mesa territorial');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Obra priorizada en la mesa territorial')).toBeVisible();

  await page.getByRole('button', { name: 'Iniciar revisión' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Iniciar revisión|Confirmar/ })
    .click();
  await expect(page.getByText('En revisión').first()).toBeVisible();

  await page.getByRole('tab', { name: 'Historial' }).click();
  const history = page.getByRole('tabpanel');
  await expect(history.getByText('Iniciar revisión')).toBeVisible();
  await expect(history.getByText('Rodrigo Sepúlveda Arias').first()).toBeVisible();
});

test('an encargado sees the initiatives of the own unit only', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  const everything = await page.getByRole('heading', { level: 1 }).locator('..').innerText();
  await page.context().clearCookies();
  await signInAs(page, 'ENCARGADO', '/ipr');
  await expect(page.locator('main a[href^="/ipr/0"]').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nueva iniciativa' })).toHaveCount(0);
  expect(await page.getByRole('heading', { level: 1 }).locator('..').innerText()).not.toBe(everything);
});
