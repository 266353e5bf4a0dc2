import { expect, signInAs, test } from './person.ts';

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
