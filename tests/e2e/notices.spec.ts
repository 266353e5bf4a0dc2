import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';

test('a mention rings the bell, leads to the record, and a mail leaves as the person chose', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { nombre } = personOf('ADMIN_REGIONAL');
  await signInAs(page, 'ADMIN_REGIONAL', '/avisos?ver=preferencias');
  const mentions = page.getByLabel('Le mencionan en un comentario');
  await mentions.selectOption('inmediato');
  await page.getByLabel('Silencio desde').fill('00:00');
  await page.getByLabel('Silencio hasta').fill('00:00');
  await page.getByLabel('Solo en días hábiles').uncheck();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Se guardó cómo quiere que le avisemos.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Solo en días hábiles')).not.toBeChecked();
  // A portal just founded still raises its first alerts: what comes last stands first.
  const summary = async () => (await page.request.get('/api/v1/avisos/resumen')).text();
  await expect
    .poll(
      async () => {
        const before = await summary();
        await page.waitForTimeout(4000);
        return before === (await summary());
      },
      { timeout: 60_000 },
    )
    .toBe(true);

  await page.context().clearCookies();
  await page.goto('about:blank');
  await signInAs(page, 'JEFE_DIVISION', '/ipr');
  await page.getByRole('row').nth(2).getByRole('link').first().click();
  await page.getByRole('tab', { name: /^Comentarios/ }).click();
  await page.getByRole('textbox', { name: 'Comentario' }).pressSequentially(`Oiga @${nombre.slice(0, 7)}`);
  await expect(page.getByRole('option', { name: nombre })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('falta el acta');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.comment', { hasText: 'falta el acta' })).toBeVisible();

  await page.context().clearCookies();
  await page.goto('about:blank');
  await signInAs(page, 'ADMIN_REGIONAL');
  await page.getByRole('button', { name: /^Avisos: \d+\+? sin leer$/ }).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('falta el acta')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await panel.getByRole('link', { name: 'Ver todos' }).click();
  await expect(page.getByRole('heading', { name: 'Avisos', level: 1 })).toBeVisible();
  const row = page.locator('.notice-row', { hasText: 'falta el acta' });
  await row.getByRole('button', { name: /^Marcar como leído/ }).press('Enter');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(row).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('tab', { name: 'Todos' }).click();
  await row.getByRole('button', { name: /^Marcar como leído/ }).focus();
  await page.keyboard.press('l');
  await expect(row.getByRole('button', { name: /^Marcar como no leído/ })).toBeFocused();
  await page.keyboard.press('l');
  await expect(row.getByRole('button', { name: /^Marcar como leído/ })).toBeFocused();
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/ipr\/.*ver=comentarios/);

  await expect(async () => {
    await page.goto('/dev');
    await expect(page.locator('details', { hasText: 'le mencionó en' }).first()).toBeVisible();
  }).toPass();
  const mail = page.locator('details', { hasText: 'le mencionó en' }).first();
  await expect(mail).not.toContainText('falta el acta');
  await mail.locator('summary').click();
  await mail.getByRole('link', { name: /abrir=/ }).click();
  await expect(page).toHaveURL(/\/ipr\/.*ver=comentarios/);
});
