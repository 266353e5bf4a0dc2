import { accessibilityFaults, expect, signInAs, test } from './person.ts';

test('AR-02: the regional administration sees what is critical, opens it where it happens and attends it', async ({
  page,
}) => {
  await signInAs(page, 'JEFE_DIVISION', '/trabajo/nuevo');
  const title = `Nudo crítico ${Date.now()}`;
  await page.getByLabel(/^Título/).fill(title);
  await page.getByLabel(/^Vence/).fill('2026-01-02');
  await page.getByRole('button', { name: 'Crear' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  const place = new URL(page.url()).pathname;

  await page.context().clearCookies();
  await signInAs(page, 'ADMIN_REGIONAL', '/alerta?filtro=criticas');
  await expect(page.getByRole('main').getByText('Crítica').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expect(async () => {
    await page.goto(`${place}?ver=alertas`);
    await expect(page.getByRole('tabpanel').getByText('Trabajo vencido')).toBeVisible({ timeout: 1500 });
  }).toPass();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Atender' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Qué se hizo/).fill('Se reasignó a otra persona del equipo.');
  await dialog.getByRole('button', { name: 'Atender' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('tabpanel').getByText('Se reasignó a otra persona del equipo.')).toBeVisible();
  await expect(page.getByRole('tabpanel').getByText('Atendida', { exact: true })).toBeVisible();
});

test('AS-10: the administration tries a threshold, sets it with a reason, and takes it back', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/alertas/umbrales');
  await page.getByLabel('Buscar una regla').fill('bloqueado hace mucho');
  const card = page.getByRole('article', { name: 'Trabajo bloqueado hace mucho' });
  await expect(card).toContainText('atención sobre 7 días');
  expect(await accessibilityFaults(page)).toEqual([]);
  await card.getByRole('button', { name: 'Cambiar o simular' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Atención/).fill('10');
  await dialog.getByRole('button', { name: 'Simular 90 días' }).click();
  await expect(dialog.getByText(/En los últimos 90 días habría avisado/)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByLabel('Fundamento').fill('Acuerdo de gabinete');
  await dialog.getByRole('button', { name: 'Guardar desde hoy' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card).toContainText('atención sobre 10 días');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(card).toContainText('atención sobre 7 días');
});
