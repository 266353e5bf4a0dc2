import { direccion, plataforma } from '../../scripts/seed/otras.ts';
import { accessibilityFaults, expect, signInWith, test } from './person.ts';

const both = 'Marcela Fuentes Riquelme';
const [iris] = plataforma.usuarios;

test('somebody of two institutions goes from one to the other, where other things are open', async ({
  page,
}) => {
  await signInWith(page, both, '/ipr');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.getByRole('button', { name: /^Cuenta de/ }).click();
  await page.getByRole('link', { name: 'Cambiar de institución' }).click();
  await expect(page.getByText('Está aquí')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('button', { name: `Entrar a ${direccion.institucion.nombre}` }).click();
  await expect(page.getByRole('banner').getByText(direccion.institucion.nombre)).toBeVisible();
  await page.goto('/ipr');
  await expect(page.getByRole('heading', { level: 1, name: 'Iniciativas' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Iniciativas 0' })).toBeVisible();
  await expect(page.locator('a[data-row]')).toHaveCount(0);
});

test('the operation of the platform enters with a reason, which the institution reads', async ({ page }) => {
  await signInWith(page, iris?.nombre ?? '', '/mi-cuenta/instituciones');
  await page.getByRole('button', { name: `Entrar a ${direccion.institucion.nombre} con motivo` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Entrar' }).click();
  await expect(dialog.getByLabel(/^Motivo/)).toBeFocused();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByLabel(/^Motivo/).fill('Acompañar la puesta en marcha');
  await dialog.getByRole('button', { name: 'Entrar' }).click();
  await expect(page.getByRole('button', { name: /Iris Soto Lagos · operación/ })).toBeVisible();

  await page.context().clearCookies();
  const [elena] = direccion.usuarios;
  await signInWith(page, elena?.nombre ?? '', '/ingreso_operador');
  await expect(page.getByText('Acompañar la puesta en marcha').first()).toBeVisible();
});
