import { digitoVerificador } from '@gore/core/kernel/declare/valores/rut.ts';
import { arquetipos } from '@gore/core/modules/plataforma/roles.ts';
import type { Browser, Page } from '@playwright/test';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';

/** A second person at work at the same time, in a browser of their own. */
const another = async (browser: Browser, role: string, path: string): Promise<Page> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, role, path);
  return page;
};

const choose = async (page: Page, label: string, text: string): Promise<void> => {
  await page.getByLabel(label).fill(text);
  await page
    .getByRole('option', { name: new RegExp(text) })
    .first()
    .click();
};

/** Sets what a role reaches with the verb of a module, and keeps it. */
const setScope = async (page: Page, role: string, verb: string, scope: string): Promise<void> => {
  await page.goto(`/roles?rol=${role}`);
  await page.getByRole('searchbox', { name: 'Buscar módulo o acción' }).fill('Iniciativas');
  await page.getByLabel(`Alcance de «${verb}» en Iniciativas`).selectOption({ label: scope });
  await page.getByRole('button', { name: 'Guardar…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Motivo').fill('Acuerdo de la mesa de permisos');
  await dialog.getByRole('button', { name: 'Guardar permisos' }).click();
  await expect(dialog).toBeHidden();
};

test('AS-01 and AS-02: a division is created, moved and given a chief, and never hangs from itself', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/division/nuevo');
  await page.getByLabel('Sigla').fill('DAF-TI');
  await page.getByLabel('Nombre').fill('Departamento de Informática');
  await choose(page, 'Depende de', 'Administración y Finanzas');
  await page.getByRole('button', { name: 'Crear' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Departamento de Informática');

  await page.getByRole('link', { name: 'Editar' }).click();
  await choose(page, 'Jefatura', 'Paula');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByRole('main').getByText('Paula Contreras Vidal').first()).toBeVisible();

  await page.goto('/division?q=DAF');
  await page.getByRole('main').getByRole('link', { name: 'DAF', exact: true }).click();
  await page.getByRole('link', { name: 'Editar' }).click();
  await choose(page, 'Depende de', 'Informática');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Ya depende de este registro: elija otro.').first()).toBeVisible();
});

test('AS-03 and AS-04: a user is created and changes unit and roles, with a warning when they are many', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/usuario/nuevo');
  const body = 21_000_909;
  await page.getByLabel('Nombre').fill('Elisa Navarrete Pino');
  await page.getByLabel('RUN').fill(`${body}-${digitoVerificador(body)}`);
  await page.getByLabel('Cargo').fill('Analista');
  await page.getByLabel('Encargado').check();
  await page.getByRole('button', { name: 'Crear' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Elisa Navarrete Pino');

  await page.getByRole('link', { name: 'Editar' }).click();
  await page.getByLabel('Jefatura de división').check();
  await choose(page, 'Agregar a Divisiones', 'Infraestructura');
  await page.getByRole('button', { name: 'Guardar' }).click();
  const main = page.getByRole('main');
  await expect(main.getByText(/Jefatura de división/).first()).toBeVisible();
  await expect(main.getByRole('link', { name: /Infraestructura/ }).first()).toBeVisible();
  await expect(main.getByText(/Acumula más de 5 roles/)).toHaveCount(0);

  await page.getByRole('link', { name: 'Editar' }).click();
  for (const role of Object.values(arquetipos)) await page.getByRole('checkbox', { name: role }).check();
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(main.getByText(/Acumula más de 5 roles/).first()).toBeVisible();
});

test('AS-05: whoever is deactivated is out at their next click, and can come back', async ({
  page,
  browser,
}) => {
  const { nombre } = personOf('ENCARGADO');
  const theirs = await another(browser, 'ENCARGADO', '/ipr');
  await signInAs(page, 'ADMIN_SISTEMA', `/usuario?q=${encodeURIComponent(nombre)}`);
  await page.getByRole('main').getByRole('link', { name: nombre }).click();
  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Desactivar' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Motivo').fill('Cesó en funciones');
  await dialog.getByRole('button', { name: 'Desactivar' }).click();
  await expect(dialog).toBeHidden();

  await theirs.goto('/comuna');
  await expect(theirs.getByText(/[Ss]u sesión terminó|Ingresar/).first()).toBeVisible();
  await theirs.context().close();

  await page.getByRole('button', { name: 'Reactivar' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reactivar' }).click();
  await expect(page.getByRole('button', { name: 'Reactivar' })).toHaveCount(0);
});

test('a change of grants holds at the next click of a session that was open already', async ({
  page,
  browser,
}) => {
  const theirs = await another(browser, 'ENCARGADO', '/ipr');
  const create = theirs.getByRole('main').getByRole('link', { name: 'Nueva iniciativa' });
  await expect(theirs.getByRole('heading', { level: 1, name: /^Iniciativas/ })).toBeVisible();
  await expect(create).toHaveCount(0);

  await signInAs(page, 'ADMIN_SISTEMA');
  await setScope(page, 'ENCARGADO', 'Crear', 'Su unidad');
  await theirs.reload();
  await expect(create).toBeVisible();

  await setScope(page, 'ENCARGADO', 'Ver', 'Nada');
  await theirs.reload();
  await expect(theirs.getByText('Su rol no permite esta acción.').first()).toBeVisible();

  await setScope(page, 'ENCARGADO', 'Ver', 'Su unidad');
  await setScope(page, 'ENCARGADO', 'Crear', 'Nada');
  await theirs.reload();
  await expect(theirs.getByRole('heading', { level: 1, name: /^Iniciativas/ })).toBeVisible();
  await expect(create).toHaveCount(0);
  await theirs.context().close();
});

test('the portal is looked at as a role, writes nothing meanwhile, and there is a way out', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/roles?rol=JEFE_DIVISION');
  await page.getByRole('button', { name: 'Ver como' }).click();
  await choose(page, 'Desde la unidad (opcional; en blanco, la suya)', 'Infraestructura');
  await page.getByRole('dialog').getByRole('button', { name: 'Ver como este rol' }).click();
  const banner = page.getByText('Está viendo el portal como «Jefatura de división»: no se guarda nada.');
  await expect(banner).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Roles' })).toHaveCount(0);

  await page.goto('/ipr');
  await page.getByRole('main').locator('a[href^="/ipr/0"]').first().click();
  await page.getByRole('link', { name: 'Editar' }).click();
  await page.getByLabel('Descripción').fill('Esto no debe quedar');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText(/aquí no se guarda nada/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Salir de la vista previa' }).click();
  await expect(page).toHaveURL(/\/roles$/);
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Roles y permisos' })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const)
  test(`the matrix of a role can be used by everybody, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await signInAs(page, 'ADMIN_SISTEMA', '/roles?rol=ENCARGADO');
    await page.getByRole('button', { name: /^Usuarios/ }).click();
    await expect(page.getByLabel('Alcance de «Crear» en Usuarios')).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

test('AS-12: backups are told to who administers the system, on any screen', async ({ page }) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/');
  await page.getByRole('link', { name: 'Respaldos' }).first().click();
  await expect(page.getByRole('heading', { name: 'Respaldos guardados' })).toBeVisible();
  await expect(page.getByText('Cada noche a las 02:00')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await signInAs(page, 'ENCARGADO', '/respaldos');
  await expect(page.getByText('No pudimos cargar esto')).toBeVisible();
});
