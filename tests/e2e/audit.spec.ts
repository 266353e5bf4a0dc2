import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, personOf, settled, signInAs, test } from './person.ts';

const entries = (page: Page) => page.getByRole('table', { name: /^Cambios/ }).getByRole('row');

test('AS-11: who audits finds what was done by module, person and day, and the address keeps the question', async ({
  page,
}) => {
  await signInAs(page, 'AUDITOR', '/auditoria');
  await expect(entries(page).nth(1)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByLabel('Módulo', { exact: true }).selectOption({ label: 'Usuarios' });
  await expect(page).toHaveURL(/modulo=usuario/);
  await settled(page);
  await page.getByRole('button', { name: 'Más filtros' }).click();
  await page.getByLabel('Acción').selectOption({ label: 'Crear' });
  await expect(page).toHaveURL(/verbo=crear/);
  await settled(page);
  await expect(page.getByText('Usuario, versión 1').first()).toBeVisible();
  await expect(page.getByText(/^Iniciativa, versión/)).toHaveCount(0);

  await page.reload();
  await expect(page.getByLabel('Acción')).toHaveValue('crear');
  await expect(page.getByText('Usuario, versión 1').first()).toBeVisible();
  // Names and RUNs of people are read in the history of their record, not here.
  await expect(page.getByRole('main')).not.toContainText(personOf('ENCARGADO').nombre);

  await page.getByLabel('Desde').fill('2099-01-01');
  await page.getByLabel('Desde').press('Enter');
  await expect(page.getByText('Nada coincide con estos filtros')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Quitar filtros' }).click();
  await expect(page.getByText(/^Iniciativa, versión/).first()).toBeVisible();
});

test('an entry opens to its values, and says when its proof is due', async ({ page }) => {
  await signInAs(page, 'AUDITOR', '/auditoria?modulo=ipr&verbo=importar');
  const entry = entries(page).nth(1);
  await entry.getByText(/datos más$/).click();
  await expect(entry.getByText('Comunas:')).toBeVisible();
  await expect(entry.getByText(/^Año presupuestario:/)).toBeVisible();
  await entry.getByRole('button', { name: /^Prueba de la versión 1/ }).click();
  await expect(page.getByText(/Todavía no hay sello de ese día/)).toBeVisible();
});

test('what was found is taken along as a sheet', async ({ page }) => {
  await signInAs(page, 'AUDITOR', '/auditoria?modulo=division');
  await expect(entries(page).nth(1)).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exportar' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('auditoria.csv');
  const [titles = '', first = ''] = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(titles).toContain('"Fecha y hora UTC"');
  expect(first).toContain('"División"');
});

test('the whole audit is verified on demand, and each part of it can be read', async ({ page }) => {
  await signInAs(page, 'AUDITOR', '/auditoria?ver=verificaciones');
  await page.getByRole('button', { name: 'Verificar' }).click();
  const row = page
    .getByRole('table', { name: /^Verificaciones/ })
    .getByRole('row')
    .nth(1);
  await expect(row.getByText('Conforme')).toBeVisible({ timeout: 30_000 });
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Ingresos', exact: true }).click();
  await page.getByLabel('Resultado').selectOption({ label: 'Ingresaron' });
  await expect(page).toHaveURL(/resultado=logrados/);
  await expect(page.getByRole('cell', { name: personOf('AUDITOR').nombre }).first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Lecturas de datos personales' }).click();
  await expect(
    page.getByRole('table', { name: /^Lecturas/ }).or(page.getByText('No hay lecturas')),
  ).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await expect(page.getByRole('tab', { name: 'Plazos' })).toHaveCount(0);
});

test('who does not audit reads only the history of what they may see', async ({ page }) => {
  await signInAs(page, 'ENCARGADO', '/auditoria');
  await expect(page.getByText(/en los registros a su alcance/)).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Ingresos', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Verificar' })).toHaveCount(0);
});
