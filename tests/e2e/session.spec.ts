import { expect, personOf, signInAs, test } from './person.ts';
import { origin } from './portal-address.ts';

test('the theme a person chose is there again on the next page and after leaving', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await signInAs(page, 'ENCARGADO', '/ipr');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: /^Cuenta de/ }).click();
  await page.getByText('Oscuro').click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.goto('/comuna');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: /^Cuenta de/ }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(page).toHaveURL(/\/entrar/);
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('a session that ended elsewhere says so over the work, which is not lost', async ({ page, context }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr/nuevo');
  await page.getByLabel(/^Nombre/).fill('Escrito antes de que terminara la sesión');
  await page.getByLabel('Código BIP').fill('40600002');
  const left = await context.request.post('/api/auth/logout', {
    headers: { origin, 'content-type': 'application/json' },
  });
  expect(left.ok()).toBe(true);
  await page.getByRole('button', { name: 'Crear' }).click();
  const dialog = page.getByRole('dialog', { name: 'Su sesión terminó' });
  await expect(dialog).toBeVisible();

  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    dialog.getByRole('link', { name: 'Ingresar en otra pestaña' }).click(),
  ]);
  await tab.getByRole('button', { name: personOf('ADMIN_REGIONAL').nombre }).click();
  await expect(tab.getByText('Ya ingresó')).toBeVisible();
  await tab.close();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel(/^Nombre/)).toHaveValue('Escrito antes de que terminara la sesión');
  await page.getByRole('button', { name: 'Crear' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Escrito antes');
});

test('two people who edit the same are shown both values and decide', async ({ page, browser }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr?q=40090006');
  await page.locator('a[data-row]').first().click();
  await page.getByRole('link', { name: 'Editar' }).click();
  await page.getByLabel('Tipología', { exact: true }).fill('La mía');
  await page.getByLabel('Descripción').fill('Solo yo la escribí');

  const other = await browser.newContext({ baseURL: origin, locale: 'es-CL' });
  const theirs = await other.newPage();
  await signInAs(theirs, 'ADMIN_SISTEMA', new URL(page.url()).pathname);
  await theirs.getByRole('link', { name: 'Editar' }).click();
  await theirs.getByLabel('Tipología', { exact: true }).fill('La de otra persona');
  await theirs.getByRole('button', { name: 'Guardar cambios' }).click();
  await expect(theirs.getByText('La de otra persona')).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: 'Guardar cambios' }).click();
  const dialog = page.getByRole('dialog', { name: 'Otra persona cambió estos datos' });
  await expect(dialog.getByText('La mía')).toBeVisible();
  await dialog.getByText('La de otra persona').click();
  await dialog.getByRole('button', { name: 'Guardar lo elegido' }).click();
  await expect(page.getByText('Solo yo la escribí')).toBeVisible();
  await expect(page.getByText('La de otra persona')).toBeVisible();
});

test('leaving a form with something typed asks first', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr/nuevo');
  await page.getByLabel(/^Nombre/).fill('A medias');
  await page.getByRole('button', { name: 'Cancelar' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hay cambios sin guardar' });
  await dialog.getByRole('button', { name: 'Seguir editando' }).click();
  await expect(page.getByLabel(/^Nombre/)).toHaveValue('A medias');
  await page.getByRole('button', { name: 'Cancelar' }).click();
  await dialog.getByRole('button', { name: 'Salir sin guardar' }).click();
  await expect(page).toHaveURL(/\/ipr$/);
});
