import { expect, personOf, test } from './person.ts';

const roles = [
  { role: 'ADMIN_SISTEMA', creates: true, imports: true, administers: true },
  { role: 'ADMIN_REGIONAL', creates: true, imports: true, administers: false },
  { role: 'JEFE_DIVISION', creates: true, imports: false, administers: false },
  { role: 'ENCARGADO', creates: false, imports: false, administers: false },
] as const;

for (const { role, creates, imports, administers } of roles)
  test(`${role} comes in where they wanted to go, sees what is theirs and leaves`, async ({ page }) => {
    const { nombre } = personOf(role);
    await page.goto('/ipr?estado=EN_OBRA');
    await expect(page).toHaveURL(/\/entrar\?volver=/);
    await page.getByRole('link', { name: /demostración/ }).click();
    await page.getByRole('button', { name: nombre }).click();
    await expect(page).toHaveURL(/\/ipr\?estado=EN_OBRA$/);

    await expect(page.getByRole('heading', { level: 1, name: /^Iniciativas/ })).toBeVisible();
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: 'Nueva iniciativa' })).toHaveCount(creates ? 1 : 0);
    await expect(main.getByRole('link', { name: 'Importar', exact: true })).toHaveCount(imports ? 1 : 0);
    const menu = page.getByRole('navigation');
    await expect(menu.getByRole('link', { name: 'Usuarios' })).toBeVisible();
    await expect(menu.getByRole('link', { name: 'Instituciones' })).toHaveCount(administers ? 1 : 0);

    await page.getByRole('button', { name: `Cuenta de ${nombre}` }).click();
    await page.getByRole('button', { name: 'Cerrar sesión' }).click();
    await expect(page).toHaveURL(/\/entrar/);
    await page.goto('/ipr');
    await expect(page).toHaveURL(/\/entrar\?volver=/);
  });

test('nobody comes back to another site than the portal', async ({ page }) => {
  await page.goto('/entrar?volver=https://otra.cl/robo');
  await page.getByRole('link', { name: /demostración/ }).click();
  await page.getByRole('button', { name: personOf('ENCARGADO').nombre }).click();
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/$/);
});
