import type { Page } from '@playwright/test';
import { usuarios } from '../../scripts/seed/nuble.ts';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';
import { origin } from './portal-address.ts';

const official = { unknown: '55.555.555-5' };

/** Makes the double fail, as somebody does at `/dev`. */
const fail = async (page: Page, fault: string): Promise<void> => {
  const answer = await page.request.post(`/dev/claveunica/${fault}`, { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
};

/** Goes from the entrance to the double of ClaveÚnica. */
const leave = async (page: Page, back = '/ipr'): Promise<void> => {
  await page.goto(`/entrar?volver=${back}`);
  await page.getByRole('link', { name: /ClaveÚnica/ }).click();
};

const prove = async (page: Page, run: string, password = 'testing'): Promise<void> => {
  await page.getByLabel('RUN', { exact: true }).fill(run);
  await page.getByLabel('Clave').fill(password);
  await page.getByRole('button', { name: 'Ingresar' }).click();
};

test.afterEach(({ page }) => fail(page, 'ninguna'));

test('somebody of the institution comes in through ClaveÚnica and leaves it behind', async ({ page }) => {
  const { run, nombre } = personOf('ADMIN_REGIONAL');
  await leave(page);
  await expect(page.getByText('Esto no es ClaveÚnica.')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await prove(page, run, 'otra');
  await expect(page.getByRole('alert')).toContainText('El RUN o la clave no son correctos');
  await prove(page, run);
  await expect(page).toHaveURL(/\/ipr$/);
  await page.getByRole('button', { name: `Cuenta de ${nombre}` }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(page).toHaveURL(`${origin}/entrar`);
  await leave(page);
  await expect(page.getByRole('heading', { name: 'Ingrese con su RUN' })).toBeVisible();
});

test('somebody who came through ClaveÚnica and loses the role meanwhile is told so at the next click', async ({
  page,
  browser,
}) => {
  const theirs = await browser.newPage({ baseURL: origin, locale: 'es-CL' });
  const person = usuarios.find(({ nombre }) => nombre.startsWith('Daniela'));
  await leave(theirs);
  await prove(theirs, person?.run ?? '');
  await expect(theirs.locator('a[data-row]').first()).toBeVisible();

  const setRole = async (held: boolean) => {
    await page.goto(`/usuario?q=${encodeURIComponent(person?.nombre ?? '')}`);
    await page
      .getByRole('main')
      .getByRole('link', { name: person?.nombre ?? '' })
      .click();
    await page.getByRole('link', { name: 'Editar' }).click();
    await page.getByLabel('Encargado').setChecked(held);
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect(page.getByRole('link', { name: 'Editar' })).toBeVisible();
  };
  await signInAs(page, 'ADMIN_SISTEMA');
  await setRole(false);
  await theirs.locator('a[data-row]').first().click();
  await expect(theirs.getByText('No encontramos este registro o no está a su alcance.')).toBeVisible();
  await theirs.getByRole('link', { name: 'Iniciativas' }).first().click();
  await expect(theirs.getByText('Su rol no permite esta acción.').first()).toBeVisible();
  expect(await accessibilityFaults(theirs)).toEqual([]);
  await theirs.goto('/');
  await expect(theirs.getByRole('navigation').getByRole('link', { name: 'Iniciativas' })).toHaveCount(0);

  await setRole(true);
  await theirs.goto('/ipr');
  await expect(theirs.locator('a[data-row]').first()).toBeVisible();
  await theirs.close();
});

test('leaving works too where ClaveÚnica answers 204', async ({ page }) => {
  const { run, nombre } = personOf('ENCARGADO');
  await leave(page);
  await prove(page, run);
  await expect(page).toHaveURL(/\/ipr$/);
  await fail(page, 'salida_204');
  await page.getByRole('button', { name: `Cuenta de ${nombre}` }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(page).toHaveURL(`${origin}/entrar`);
});

test('the page that waits for ClaveÚnica is accessible', async ({ page }) => {
  const html = await (await page.request.get('/oidc/logout')).text();
  // Without its script, which would lead on within a moment.
  await page.setContent(html.replace(/<script>.*<\/script>/s, ''));
  await expect(page.getByRole('heading', { name: 'Cerrando su sesión de ClaveÚnica' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('somebody the institution does not know is told so, and another may try at once', async ({ page }) => {
  await leave(page);
  await prove(page, official.unknown);
  await expect(page).toHaveURL(`${origin}/entrar?motivo=sin_cuenta`);
  await expect(page.getByRole('alert')).toContainText('Pídala a la administración');
  expect(await accessibilityFaults(page)).toEqual([]);
  await leave(page);
  await prove(page, personOf('ENCARGADO').run);
  await expect(page).toHaveURL(/\/ipr$/);
});

test('somebody who turns back may begin again', async ({ page }) => {
  await leave(page);
  await page.getByRole('link', { name: 'Cancelar y volver' }).click();
  await expect(page).toHaveURL(/motivo=cancelado/);
  await expect(page.getByRole('alert')).toContainText('Ingrese de nuevo');
});

for (const { fault, reason, next } of [
  { fault: 'lenta', reason: 'no_disponible', next: 'Espere unos minutos' },
  { fault: 'codigo_vencido', reason: 'reintentar', next: 'ingrese de nuevo' },
  { fault: 'nonce_ajeno', reason: 'reintentar', next: 'ingrese de nuevo' },
  { fault: 'state_ajeno', reason: 'reintentar', next: 'ingrese de nuevo' },
  { fault: 'run_desconocido', reason: 'sin_cuenta', next: 'Pídala a la administración' },
])
  test(`${fault} ends at the entrance, which says what to do`, async ({ page }) => {
    await fail(page, fault);
    await leave(page);
    await prove(page, personOf('ADMIN_REGIONAL').run);
    await expect(page).toHaveURL(`${origin}/entrar?motivo=${reason}`, { timeout: 30_000 });
    await expect(page.getByRole('alert')).toContainText(next);
  });

test('nobody is sent to a ClaveÚnica that is down', async ({ page }) => {
  await fail(page, 'caida');
  await leave(page);
  await expect(page).toHaveURL(`${origin}/entrar?motivo=no_disponible`);
  await expect(page.getByRole('alert')).toContainText('Espere unos minutos');
});
