import type { Page } from '@playwright/test';
import { expect, signInAs, test } from './person.ts';

const rowInFocus = (page: Page) => page.locator('a[data-row]:focus');

test('a list is searched, walked and opened without a mouse', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  const rows = page.locator('a[data-row]');
  await expect(rows.first()).toBeVisible();

  await page.keyboard.press('j');
  const first = await rowInFocus(page).getAttribute('href');
  await page.keyboard.press('j');
  expect(await rowInFocus(page).getAttribute('href')).not.toBe(first);
  await page.keyboard.press('k');
  expect(await rowInFocus(page).getAttribute('href')).toBe(first);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${first}$`));
  await expect(page.getByRole('tab', { name: 'Resumen' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page).toHaveURL(/\/ipr$/);

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Buscar en iniciativas' })).toBeFocused();
  await page.keyboard.type('puente peatonal');
  await expect(page).toHaveURL(/q=puente/);
  await expect(page.getByText('Reposición puente peatonal').first()).toBeVisible();
  await expect(page.getByText('Construcción sede social')).toHaveCount(0);
});

test('the sheet of keys opens with ? and gives the focus back', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Atajos de teclado' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(rowInFocus(page)).toHaveCount(1);
});

test('single keys can be switched off', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: /atajos de una sola tecla/ }).press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.press('j');
  await expect(rowInFocus(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/ipr$/);
});

test('Ctrl+K goes to a module, to a record and to a new one', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const palette = page.getByRole('combobox', { name: 'Buscar o ir a' });
  await page.keyboard.press('Control+k');
  await expect(palette).toBeFocused();
  await page.keyboard.type('comunas');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/comuna$/);
  await expect(page.locator('a[data-row]').first()).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(palette).toBeFocused();
  await page.keyboard.type('40090003');
  await expect(page.getByRole('option', { name: /40090003-0\/2026/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/ipr\/01/);
  await expect(page.getByText('40090003-0/2026').first()).toBeVisible();
});

test('an initiative is created with the keyboard alone, after correcting what is missing', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { level: 1, name: 'Nueva iniciativa' })).toBeVisible();
  await page.getByRole('button', { name: 'Crear' }).press('Enter');
  const faults = page.getByRole('alert');
  await expect(faults).toContainText('Falta corregir 1 dato');
  await faults.getByRole('button', { name: /^Nombre/ }).press('Enter');
  await expect(page.getByLabel('Nombre', { exact: false }).first()).toBeFocused();
  await page.keyboard.type('Mejoramiento de la ciclovía de Ñipas');

  // What only the server knows comes back in the same place.
  await page.keyboard.press('Enter');
  await expect(faults).toContainText('código BIP');
  await page.getByLabel('Código BIP').focus();
  await page.keyboard.type('40600001');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/ipr\/01/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mejoramiento de la ciclovía de Ñipas');
});
