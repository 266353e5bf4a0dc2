import type { Page } from '@playwright/test';
import { csvOf } from '../../packages/core/src/imports/testing/sheets.ts';
import { gemela } from '../../packages/core/src/modules/gestion/testing/analisis-gemela.ts';
import { signIn } from '../../scripts/client/session.ts';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';
import { origin } from './portal-address.ts';

const send = async (page: Page, name: string, rows: readonly (readonly string[])[]) => {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(csvOf(rows)),
  });
  await page.getByRole('button', { name: 'Revisar la planilla' }).click();
  await expect(page).toHaveURL(/\/importaciones\/01/);
  await expect(page.getByRole('button', { name: 'Ensayar' })).toBeVisible({ timeout: 60_000 });
};

const tryOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Ensayar' }).click();
  await expect(page.getByText('Por confirmar')).toBeVisible({ timeout: 60_000 });
};

const check = async (page: Page, what: string) => {
  expect(await accessibilityFaults(page), what).toEqual([]);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflows, `${what} is wider than the screen`).toBe(false);
};

/** A register of agreements of the same shape as the real one, with an institution spelled in two ways. */
const register = [
  [
    'SUB',
    'CODIGO',
    'UNIDAD TECNICA ',
    'NOMBRE DE LA INICIATIVA',
    ' MONTO FNDR M$ ',
    'FECHA RES INCORPORA/ CERT CORE',
    'ESTADO DE CONVENIO',
    'FECHA FIRMA DE CONVENIO ',
    'Nº RES APRUEBA CONVENIO ',
    'FECHA RES APRUEBA CONVENIO',
  ],
  [
    '33',
    '40991001',
    'MUN. DE PRUEBAS',
    'MEJORAMIENTO PLAZA',
    ' $ 72.150 ',
    '05/09/2023',
    'FIRMADO',
    '19/12/2023',
    '7',
    '14/02/2024',
  ],
  [
    '33',
    '40991002',
    'MUNIPALIDAD PRUEBAS',
    'MULTICANCHA',
    '$ 10.000',
    '05/09/2023',
    'FIRMADO',
    '19/12/2023',
    '8',
    '01/02/2023',
  ],
  ['', '', '', '', ' $ 82.150 ', '', '', '', '', ''],
];

test('AS-07: the administration brings the portfolio in, step by step, and takes it back', async ({
  page,
}) => {
  test.setTimeout(150_000);
  await signInAs(page, 'ADMIN_SISTEMA', '/importaciones?modulo=ipr');
  await send(page, 'cartera-gemela.csv', gemela);
  await expect(page.getByText('Reconocida')).toBeVisible();
  await tryOut(page);
  await expect(page.getByText('Cuadra')).toBeVisible();

  await page.getByRole('button', { name: /por decidir/i }).click();
  await page
    .getByRole('radio', { name: /Crear con correlativo/ })
    .first()
    .check();
  await page.getByRole('button', { name: 'Aplicar decisiones' }).click();
  await expect(page.getByText(/fila decidida/).first()).toBeVisible();
  await expect(page.getByText('Por confirmar')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: /^\d+ Nuevas/ }).click();
  await page
    .getByRole('button', { name: /Corregir la fila/ })
    .first()
    .click();
  await page.getByRole('dialog').getByLabel('NOMBRE INICIATIVA').fill('Nombre corregido en pantalla');
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar corrección' }).click();
  await page.getByRole('button', { name: 'Enviar correcciones y volver a ensayar' }).click();
  await expect(page.getByText('Corregida', { exact: true })).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: /^Importar [\d.]+ filas/ }).click();
  await expect(page.getByText('Terminada')).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText('Deshecha', { exact: true })).toBeVisible({ timeout: 90_000 });
});

for (const [colorScheme, width] of [
  ['light', 1366],
  ['dark', 390],
] as const)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 820 }, reducedMotion: 'reduce' });

    test('AS-08: agreements come in once their institutions are recognised', async ({ page }) => {
      test.setTimeout(150_000);
      const client = await signIn(origin, personOf('ADMIN_REGIONAL').run);
      await client.send('POST', '/api/v1/entidad', {
        values: { rut: '60.803.000-K', nombre: 'Municipalidad de Pruebas', tipo: 'MUNICIPIO' },
      });
      await signInAs(page, 'ADMIN_REGIONAL', '/importaciones?modulo=convenio');
      await expect(page.getByLabel('Qué se importa')).toHaveValue('convenio');
      await send(
        page,
        `registro-${width}.csv`,
        register.map((row) => row.map((cell) => cell.replace('4099', `4${width}`.slice(0, 4)))),
      );
      await check(page, 'the columns');
      await tryOut(page);
      await page.getByRole('button', { name: /Nombres por reconocer/ }).click();
      await check(page, 'the names');
      await page.getByRole('button', { name: 'Tomar las sugerencias seguras' }).click();
      await page.getByRole('button', { name: 'Aplicar y volver a ensayar' }).click();
      await expect(page.getByRole('button', { name: /^2 Nuevas/ })).toBeVisible({ timeout: 60_000 });
      await page.getByRole('button', { name: /Con aviso/ }).click();
      await expect(page.getByText(/es anterior a la/)).toBeVisible();
      await check(page, 'the rows');
      await page.getByRole('button', { name: /Conciliación/ }).click();
      await expect(page.getByText(/Cuadra con las filas/)).toBeVisible();
      await check(page, 'the sums');
      await page.getByRole('button', { name: 'Importar 2 filas' }).click();
      await expect(page.getByText('Terminada')).toBeVisible({ timeout: 90_000 });
      await check(page, 'the result');
    });
  });
