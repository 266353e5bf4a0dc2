import { expect, signInAs, test } from './person.ts';

test.use({ viewport: { width: 390, height: 820 }, hasTouch: true, isMobile: true });

const fits = 'document.documentElement.scrollWidth <= innerWidth';

test('on a phone a list is cards, a ficha fits and the menu is a drawer', async ({ page }) => {
  await signInAs(page, 'ENCARGADO', '/ipr');
  await expect(page.getByRole('table')).toHaveCount(0);
  const card = page.locator('a[data-row]').first();
  const name = (await card.innerText()).trim();
  expect(await page.evaluate(fits)).toBe(true);
  await card.tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  expect(await page.evaluate(fits)).toBe(true);
  await page.getByRole('tab', { name: 'Historial' }).tap();
  await expect(page.getByRole('tabpanel')).toContainText('Importar');
  expect(await page.evaluate(fits)).toBe(true);

  await page.getByRole('button', { name: 'Abrir el menú' }).tap();
  const menu = page.getByRole('dialog', { name: 'Menú' });
  await menu.getByRole('link', { name: 'Comunas' }).tap();
  await expect(page).toHaveURL(/\/comuna$/);
  await expect(page.getByText('Ñiquén')).toBeVisible();
});

test('on a phone filters stand in one panel and stay in the address', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Filtros' }).tap();
  const panel = page.getByRole('dialog', { name: 'Filtros' });
  await panel.getByText('Mecanismo').first().tap();
  await panel.getByLabel('Fondo Regional de Iniciativa Local').tap();
  await expect(page).toHaveURL(/mecanismo=FRIL/);
  await panel.getByRole('button', { name: 'Ver resultados' }).tap();
  await page.goBack();
  await expect(page).toHaveURL(/\/ipr$/);
});
