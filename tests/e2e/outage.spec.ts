import { expect, signInAs, test } from './person.ts';

test('with PostgreSQL stopped people go on working, and a banner says what they miss', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.request.post('/dev/postgresql/detener');
  try {
    await page.goto('/ipr');
    await expect(page.getByRole('status').filter({ hasText: 'se muestra lo más reciente' })).toBeVisible();
    await page.locator('a[data-row]').first().click();
    await expect(page.getByRole('tab', { name: 'Resumen' })).toBeVisible();
    await page.getByRole('tab', { name: 'Historial' }).click();
    await expect(page.getByRole('tabpanel')).toContainText(/Importar|Crear/);

    await page.getByRole('link', { name: 'Editar' }).click();
    await page.getByLabel('Descripción').fill('Escrita durante la caída');
    await page.getByRole('button', { name: 'Guardar cambios' }).click();
    await expect(page.getByText('Escrita durante la caída')).toBeVisible();

    await page.goto('/ipr?estado=EN_OBRA');
    await expect(page.getByText(/no están disponibles por ahora/)).toBeVisible({ timeout: 30_000 });
  } finally {
    await page.request.post('/dev/postgresql/iniciar');
  }
  await page.getByRole('button', { name: 'Reintentar' }).click();
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await expect(page.getByText('se muestra lo más reciente')).toHaveCount(0);
});
