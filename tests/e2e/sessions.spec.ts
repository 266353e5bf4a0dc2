import type { Browser, Page } from '@playwright/test';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';
import { origin } from './portal-address.ts';

const another = async (browser: Browser, role: string, path: string) => {
  const context = await browser.newContext({ baseURL: origin, locale: 'es-CL' });
  const page = await context.newPage();
  await signInAs(page, role, path);
  return page;
};

/** A page whose session ended says so over what is there, or leads to the entrance when it was on its way elsewhere. */
const saysSo = (page: Page) =>
  expect
    .poll(
      async () =>
        page.url().includes('/entrar') ||
        (await page.getByRole('dialog', { name: 'Su sesión terminó' }).isVisible()),
    )
    .toBe(true);

test('a person ends the session of another computer, which says so at its next page', async ({
  page,
  browser,
}) => {
  // Every test before this one left a session behind.
  test.setTimeout(150_000);
  const role = 'JEFE_DIVISION';
  const elsewhere = await another(browser, role, '/ipr');
  await expect(elsewhere.locator('a[data-row]').first()).toBeVisible();

  await signInAs(page, role, '/');
  await page.getByRole('button', { name: /^Cuenta de/ }).click();
  await page.getByRole('link', { name: 'Mis sesiones' }).click();
  await expect(page.getByText('Esta sesión')).toHaveCount(1);
  expect(await accessibilityFaults(page)).toEqual([]);
  const others = page.getByRole('button', { name: /^Cerrar la sesión de/ });
  // Other tests come in as the same person; the newest is the one from elsewhere.
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click();
    await expect(others).toHaveCount(left - 1);
  }

  // Its bell may have found out already and stand before the list.
  await elsewhere.goto('/division');
  await saysSo(elsewhere);
  await elsewhere.context().close();
});

test('who administers people ends somebody’s sessions with a reason, one or all', async ({
  page,
  browser,
}) => {
  const lost = await another(browser, 'ENCARGADO', '/ipr');
  const theirs = await another(browser, 'ENCARGADO', '/ipr');
  await signInAs(page, 'ADMIN_SISTEMA', `/usuario?q=${encodeURIComponent(personOf('ENCARGADO').nombre)}`);
  await page.locator('a[data-row]').first().click();
  await page.getByRole('tab', { name: 'Sesiones' }).click();
  await expect(page.getByText(/Chrome en Linux/).first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  // Newest first: the second is that of the notebook.
  const endOne = page.getByRole('button', { name: /^Cerrar la sesión de/ });
  const open = await endOne.count();
  await endOne.nth(1).click();
  const dialog = page.getByRole('dialog', { name: 'Cerrar una sesión' });
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByLabel('Motivo').fill('Dejó el notebook en el bus');
  await dialog.getByRole('button', { name: 'Cerrar una sesión' }).click();
  await expect(page.getByText(/^Se cerró la sesión de/)).toBeVisible();
  await expect(endOne).toHaveCount(open - 1);
  await lost.goto('/division');
  await saysSo(lost);
  await lost.context().close();
  await theirs.getByRole('link', { name: 'Inicio' }).first().click();
  await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(theirs.getByRole('dialog', { name: 'Su sesión terminó' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Cerrar sus sesiones' }).click();
  await page.getByLabel('Motivo').fill('Perdió el notebook');
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar sus sesiones' }).click();
  await expect(page.getByText('No tiene ninguna sesión abierta')).toBeVisible();

  await theirs.goto('/division');
  await saysSo(theirs);
  await theirs.context().close();
});
