import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, personOf, signInAs, signInWith, test } from './person.ts';

/** The portal looks for changes when one comes back to the page, and every few seconds besides. */
const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** Somebody else changes a record through the API, from a page of their own. */
const changeElsewhere = (page: Page, path: string, changes: Record<string, unknown>) =>
  page.evaluate(
    async ([address, values]) => {
      const { data } = await (await fetch(address)).json();
      const answer = await fetch(address, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: data.version, changes: values }),
      });
      return answer.status;
    },
    [path, changes] as const,
  );

test('a list is kept under a name, opened from the menu and used as the start of its module', async ({
  page,
}) => {
  await signInAs(page, 'JEFE_DIVISION', '/trabajo?vence.max=@en-30&division=@mi-unidad&orden=-vence');
  await expect(page.getByText('en 30 días')).toBeVisible();
  await expect(page.getByText('mi división', { exact: true })).toBeVisible();

  await page.keyboard.press('v');
  await page.getByRole('button', { name: /Guardar lo que se ve/ }).click();
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Lo que viene');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/columnas=codigo,.*guardada=/);
  const menu = page.getByRole('button', { name: 'Lo que viene' });
  await menu.click();
  await expect(page.getByRole('link', { name: 'Lo que viene' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Abrir el módulo con esta vista' }).click();

  await page.goto('/trabajo');
  await expect(page).toHaveURL(/guardada=/);
  await page.getByRole('button', { name: 'Limpiar filtros' }).click();
  await menu.click();
  await expect(page.getByRole('button', { name: /Guardar los cambios en/ })).toBeVisible();
  await page.getByRole('button', { name: 'Eliminar' }).click();
  await expect(page).not.toHaveURL(/guardada=/);
  await page.goto('/trabajo?orden=-vence&estado=NINGUNO&yano=1');
  await expect(page.getByText(/un valor de «Estado», el dato «yano»/)).toBeVisible();
});

test('a row is looked at beside its list, and changes of others are told', async ({ page, browser }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  const beside = page.getByRole('complementary', { name: 'Vista previa' });
  await expect(beside.getByRole('link', { name: 'Abrir la ficha' })).toBeVisible();
  const first = await beside.getByRole('heading', { level: 2 }).textContent();
  await page.keyboard.press('j');
  await expect(beside.getByRole('heading', { level: 2 })).not.toHaveText(first ?? '');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(beside).toBeHidden();

  const href = await page.locator('a[data-row]').first().getAttribute('href');
  const other = await browser.newPage();
  await signInWith(other, personOf('ADMIN_SISTEMA').nombre);
  // The watch begins once the page is at rest.
  await page.waitForResponse(/cambios\/ipr/);
  await comeBack(page);
  expect(await changeElsewhere(other, `/api/v1${href}`, { descripcion: 'Cambiada por otra persona' })).toBe(
    200,
  );
  await expect(async () => {
    await comeBack(page);
    await expect(page.getByText('Hay cambios de otras personas en esta lista.')).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await page.getByRole('button', { name: 'Actualizar' }).click();
  await expect(page.getByText('Hay cambios de otras personas')).toBeHidden();

  await page.goto(`${href}?editar=1`);
  const name = page.getByRole('textbox', { name: /^Nombre/ });
  await name.fill('Lo que yo estaba escribiendo');
  await changeElsewhere(other, `/api/v1${href}`, { descripcion: 'Cambiada otra vez' });
  await expect(async () => {
    await comeBack(page);
    await expect(page.getByText(/Paula .* cambió este registro/)).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole('button', { name: 'Actualizar' }).click();
  await expect(page.getByRole('textbox', { name: /Descripción/ })).toHaveValue('Cambiada otra vez');
  await expect(name).toHaveValue('Lo que yo estaba escribiendo');
  await other.close();

  await page.getByRole('button', { name: /^Guardar/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Lo que yo estaba escribiendo' })).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Se deshizo el cambio.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Lo que yo estaba escribiendo');
});
