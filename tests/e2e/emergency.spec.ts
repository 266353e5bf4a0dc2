import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, signInAs, test } from './person.ts';

/** Opens a break-glass account as the command beside the portal does; answers its secret. */
const openAccount = async (page: Page, account: string): Promise<string> => {
  const keys = JSON.parse(readFileSync(join(process.env.GORE_E2E_DATA ?? '', 'claves.json'), 'utf8'));
  const answer = await page.request.post(`/dev/emergencia/${account}`, {
    headers: { authorization: `Bearer ${keys.readyToken}` },
  });
  return (await answer.json()).secret;
};

test('a break-glass account asks what for, and who audits reads it', async ({ page }) => {
  const secret = await openAccount(page, 'emergencia-2');
  await page.goto('/entrar');
  await page.getByRole('button', { name: /usar una cuenta de emergencia/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cuenta de emergencia' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByLabel('Cuenta').selectOption('emergencia-2');
  await page.getByLabel('Clave de un solo uso', { exact: true }).fill(secret);
  await page.getByLabel('Para qué entra').fill('         .');
  await page.getByRole('button', { name: 'Entrar con esta cuenta' }).click();
  await expect(page.getByText('Diga para qué entra.').first()).toBeVisible();
  await page.getByLabel('Para qué entra').fill('ClaveÚnica no responde y vence un convenio');
  await page.getByRole('button', { name: 'Entrar con esta cuenta' }).click();
  await expect(page.getByRole('button', { name: /^Cuenta de Cuenta de emergencia 2/ })).toBeVisible();
  await page.goto('/usuario');
  await expect(page.locator('a[data-row]').first()).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, 'AUDITOR', '/auditoria?ver=ingresos');
  await expect(page.getByText('Para: ClaveÚnica no responde y vence un convenio')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Cuenta de emergencia 2' }).first()).toBeVisible();
  await page.getByRole('tab', { name: 'Lecturas de datos personales' }).click();
  await expect(page.getByText('ClaveÚnica no responde y vence un convenio').first()).toBeVisible();
});
