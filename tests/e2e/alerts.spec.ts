import { signIn } from '../../scripts/client/session.ts';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';
import { origin } from './portal-address.ts';

test('AS-10: who administers the system tries a threshold, sets it, and takes it back', async ({ page }) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/alertas/umbrales');
  await page.getByLabel('Buscar una regla').fill('Trabajo vencido');
  const rule = page.getByRole('article', { name: 'Trabajo vencido', exact: true });
  await expect(rule).toContainText('1 día');
  await rule.getByRole('button', { name: 'Cambiar o simular' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Alta/).fill('2');
  await dialog.getByRole('button', { name: 'Simular 90 días' }).click();
  await expect(dialog.getByRole('status')).toContainText('En los últimos 90 días habría avisado');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByLabel(/^Fundamento/).fill('Acuerdo del gabinete');
  await dialog.getByRole('button', { name: 'Guardar desde hoy' }).click();
  await expect(rule).toContainText('de origen, 1');
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(rule).not.toContainText('de origen');
  await rule.getByRole('link', { name: 'Historial' }).click();
  await expect(page.getByRole('main')).toContainText('TRABAJO_VENCIDO.ALTO');
});

test('AR-02, AR-06: from what is critical to its problem, and from who has most to what they have', async ({
  page,
}) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/');
  const knots = page.getByRole('region', { name: 'Problemas críticos', exact: true });
  await knots.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/problema/);
  await page.goto('/?tablero=plazos');
  const load = page.getByRole('region', { name: 'Carga por persona', exact: true });
  await load.getByText('Ver datos').focus();
  await page.keyboard.press('Enter');
  await load.getByRole('table').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/trabajo\?.*responsable=/);
  await expect(page.locator('a[data-row]').first()).toBeVisible();
});

test('AR-03: the meeting of the week is prepared from what is critical', async ({ page }) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/alerta?filtro=criticas');
  await expect(page.locator('a[data-row]').first()).toBeVisible();
  await page.locator('a[data-row]').first().click();
  await expect(page.getByRole('button', { name: 'Atender' })).toBeVisible();
  await page.goto('/reunion');
  await page.locator('main a[href^="/reunion/0"]').first().click();
  await expect(page.getByRole('main')).toContainText('Iniciativas con pagos detenidos');
});

test('a mail leads, by a link signed for one person, to the dialog of its verb', async ({ page }) => {
  test.setTimeout(90_000);
  const titulo = 'Pedir el acta de entrega';
  const boss = await signIn(origin, personOf('JEFE_DIVISION').run);
  const clerk = await signIn(origin, personOf('ENCARGADO').run);
  await boss.json('POST', '/api/v1/avisos/preferencias', {
    silencio: { desde: '00:00', hasta: '00:00' },
    soloHabiles: false,
    hora: '08:00',
    tipos: { 'trabajo.porVerificar': 'inmediato' },
  });
  const me = await clerk.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo');
  const made = await boss.json<{ data: { id: string } }>('POST', '/api/v1/trabajo', {
    values: { titulo, responsable: me.data.usuario.id, vence: '2030-01-02' },
  });
  const path = `/api/v1/trabajo/${made.data.id}`;
  for (const verb of ['comenzar', 'completar']) {
    const { data } = await clerk.json<{ data: { version: number } }>('GET', path);
    await clerk.json('POST', `${path}/${verb}`, { version: data.version, input: {} });
  }
  await signInAs(page, 'JEFE_DIVISION', '/dev');
  const mail = page.locator('details', { hasText: `completó «${titulo}»` }).first();
  await expect(async () => {
    await page.reload();
    await expect(mail).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await mail.locator('summary').click();
  const link = mail.getByRole('link', { name: /enlace=/ });
  const address = (await link.getAttribute('href')) ?? '';
  await link.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading')).toContainText('Verificar');
  await dialog.getByRole('button', { name: 'Verificar' }).click();
  await expect(page.getByText('Verificado').first()).toBeVisible();
  // The link is signed for whom it was written to: it offers nothing to anybody else.
  await page.context().clearCookies();
  await signInAs(page, 'ADMIN_REGIONAL', '/');
  await page.goto(address);
  await expect(page).toHaveURL(/\/trabajo\//);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
