import type { Page } from '@playwright/test';
import { codeAt } from '../../packages/core/src/identity/accounts/totp.ts';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';

const password = 'siete leones dormidos al sol';
const regional = personOf('ADMIN_REGIONAL');
const period = 30_000;

/** The address in the newest mail to somebody, as it is read at `/dev`. */
const linkIn = async (page: Page, correo: string): Promise<string> => {
  let link = '';
  await expect(async () => {
    const shown = await (await page.request.get('/dev')).text();
    const mail = shown.split('<details>').find((part) => part.includes(correo)) ?? '';
    link = /href="([^"]+\/restablecer#[^"]+)"/.exec(mail)?.[1] ?? '';
    expect(link).not.toBe('');
  }).toPass({ timeout: 15_000 });
  return link;
};

const enter = async (page: Page, account: string, key: string): Promise<void> => {
  await page.getByLabel('RUN o correo institucional').fill(account);
  await page.getByLabel('Clave', { exact: true }).fill(key);
  await page.getByRole('button', { name: 'Ingresar con clave' }).click();
};

const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Cuenta de/ }).click();
  await page.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(page).toHaveURL(/\/entrar/);
};

test('a forgotten password is replaced by mail, and a second factor protects it', async ({ page }) => {
  await page.goto('/entrar?volver=/ipr');
  await page.getByRole('link', { name: /Olvidé mi clave/ }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('RUN o correo institucional').fill(regional.correo);
  await page.getByRole('button', { name: 'Enviarme el enlace' }).click();
  await expect(page.getByText('Revise su correo')).toBeVisible();

  await page.goto(await linkIn(page, regional.correo));
  await expect(page).toHaveURL(/\/restablecer$/);
  await page.getByLabel('Clave nueva', { exact: true }).fill('rodrigo y su clave');
  await page.getByRole('button', { name: 'Guardar mi clave' }).click();
  await expect(page.getByText(/No use su nombre/).last()).toBeVisible();
  // The button fades back in once its answer is here.
  await expect.poll(() => accessibilityFaults(page)).toEqual([]);
  await page.getByLabel('Clave nueva', { exact: true }).fill(password);
  await page.getByLabel('Clave nueva', { exact: true }).press('Enter');
  await page.getByRole('link', { name: 'Ingresar con la clave nueva' }).click();

  await enter(page, regional.correo, password);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/entrar/);
  await page.goto('/mi-cuenta');
  await expect(page.getByText('Sin activar')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Activar el segundo factor' }).click();
  await expect(page.getByRole('img', { name: /Código QR/ })).toBeVisible();
  await page.getByText('No puedo escanearlo').click();
  const seed = (await page.locator('code').innerText()).replace(/\s/g, '');
  expect(await accessibilityFaults(page)).toEqual([]);
  const enrolledAt = Date.now();
  await page.getByLabel('Código de 6 dígitos').fill(codeAt(seed, enrolledAt));
  await page.getByLabel('Código de 6 dígitos').press('Enter');
  const listed = page.getByRole('list', { name: 'Códigos de recuperación' }).getByRole('listitem');
  await expect(listed).toHaveCount(10);
  const codes = await listed.allInnerTexts();
  await page.getByRole('button', { name: 'Ya los guardé' }).click();
  await expect(page.getByText('Activo', { exact: true })).toBeVisible();
  await signOut(page);

  await page.goto('/entrar?volver=/mi-cuenta');
  await enter(page, regional.run, password);
  await expect(page.getByRole('heading', { name: 'Confirme que es usted' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByLabel(/Recordar este equipo/).check();
  // The code of the next period: that of this one was spent by enrolling, and clocks may be off by one.
  await page.getByLabel('Código de 6 dígitos').fill(codeAt(seed, enrolledAt + period));
  await page.getByRole('button', { name: 'Ingresar', exact: true }).click();
  await expect(page).toHaveURL(/\/mi-cuenta$/);
  await page.getByRole('button', { name: 'Olvidar' }).click();
  await expect(page.getByText('Ninguno: el segundo factor se pide en todos.')).toBeVisible();
  await signOut(page);

  await page.goto('/entrar');
  await enter(page, regional.run, password);
  await page.getByRole('button', { name: 'No tengo mi teléfono' }).click();
  await page.getByLabel('Código de recuperación').fill(codes[0] ?? '');
  await page.getByRole('button', { name: 'Ingresar', exact: true }).click();
  await expect(page).not.toHaveURL(/entrar/);
});

test('a link that was used says how to get another', async ({ page }) => {
  await page.goto('/restablecer#01k.nada');
  await page.getByLabel('Clave nueva', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Guardar mi clave' }).click();
  await page.getByRole('link', { name: 'Pida otro' }).click();
  await expect(page).toHaveURL(/olvide-mi-clave/);
});

test('AS-06: who administers people lets somebody who lost password and phone begin anew', async ({
  page,
}) => {
  const { nombre, correo } = personOf('JEFE_DIVISION');
  await signInAs(page, 'ADMIN_SISTEMA', `/usuario?q=${encodeURIComponent(nombre)}`);
  await page.getByRole('main').getByRole('link', { name: nombre }).click();
  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Restablecer su ingreso' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restablecer su ingreso' });
  await dialog.getByLabel('Motivo').fill('Perdió el teléfono y no recuerda su clave');
  await dialog.getByRole('button', { name: 'Restablecer su ingreso' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('tab', { name: 'Historial' }).click();
  await expect(page.getByText('Perdió el teléfono y no recuerda su clave')).toBeVisible();

  await page.context().clearCookies();
  await page.goto(await linkIn(page, correo));
  await page.getByLabel('Clave nueva', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Guardar mi clave' }).click();
  await page.getByRole('link', { name: 'Ingresar con la clave nueva' }).click();
  await enter(page, correo, password);
  await expect(page.getByRole('button', { name: `Cuenta de ${nombre}` })).toBeVisible();
});

test('the entrance says why nobody came in, and what to do', async ({ page }) => {
  await page.goto('/entrar?motivo=sin_cuenta');
  await expect(page.getByRole('alert')).toContainText('Pídala a la administración del sistema');
});

test('after five wrong passwords the account rests, and the page says for how long', async ({ page }) => {
  await page.goto('/entrar');
  for (let at = 0; at < 5; at += 1) {
    await enter(page, personOf('ENCARGADO').run, `no es la clave ${at}`);
    await expect(page.getByRole('alert')).toContainText('La cuenta o la clave no son correctas');
  }
  await enter(page, personOf('ENCARGADO').run, 'tampoco es esta');
  await expect(page.getByRole('alert')).toContainText(/Espere \d+ (segundos|minutos)/);
  await expect.poll(() => accessibilityFaults(page)).toEqual([]);
});
