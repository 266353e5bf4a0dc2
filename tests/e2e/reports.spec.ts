import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';
import { accessibilityFaults, expect, signInAs, test } from './person.ts';

test('AR-07: the regional administration makes the weekly report, anybody verifies it, and it is sent every Friday', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'ADMIN_REGIONAL', '/informes');
  await expect(page.getByRole('heading', { level: 2, name: 'Informe ejecutivo semanal' })).toBeVisible();
  await expect(page.getByText(/^Unas? \d+ páginas?/)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hacer el informe' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Descargar' }).click({ timeout: 30_000 }),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Informe ejecutivo semanal .*\.pdf$/);
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(await download.path())));
  expect((await pdf.getMarkInfo())?.Marked).toBe(true);
  const content = await (await pdf.getPage(1)).getTextContent();
  const printed = content.items.map((item) => ('str' in item ? item.str : '')).join('');
  const [address = ''] = /\/verificar\/[a-z0-9-]+/.exec(printed) ?? [];

  const anybody = await browser.newPage();
  await anybody.goto(address);
  await expect(anybody.getByText('El documento es auténtico y está vigente.')).toBeVisible();
  await expect(anybody.getByText('Gobierno Regional de Ñuble').first()).toBeVisible();
  expect(await accessibilityFaults(anybody)).toEqual([]);
  await anybody.close();

  await page.getByRole('button', { name: 'Programar el envío' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem').filter({ hasText: '17:00' })).toHaveCount(6);
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByLabel(/^Nombre del envío/).fill('Resumen de la semana');
  await dialog.getByRole('button', { name: 'Programar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resumen de la semana');
  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Entregar ahora' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Entregar ahora' }).click();
  await page.goto('/dev');
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Resumen de la semana · Informe ejecutivo semanal')).toBeVisible({
      timeout: 500,
    });
  }).toPass({ timeout: 30_000 });
});
