import type { Page } from '@playwright/test';
import { csvOf } from '../../packages/core/src/imports/testing/sheets.ts';
import { gemela } from '../../packages/core/src/modules/gestion/testing/analisis-gemela.ts';
import { importSheet } from '../../scripts/client/imports.ts';
import { signIn } from '../../scripts/client/session.ts';
import { looks } from './looks.ts';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';
import { origin } from './portal-address.ts';

/** An import with rows that wait for a decision, and an initiative with a next step. */
let places: { readonly imported: string; readonly initiative: string };

test.beforeAll(async () => {
  const client = await signIn(origin, personOf('ADMIN_REGIONAL').run);
  const { id } = await importSheet(client, 'gemela.csv', csvOf(gemela));
  const { data } = await client.json<{ data: readonly { id: string }[] }>(
    'GET',
    '/api/v1/ipr?estado=INGRESADO',
  );
  places = { imported: `/importaciones/${id}`, initiative: `/ipr/${data[0]?.id}` };
});

const check = async (page: Page, what: string) => {
  expect(await accessibilityFaults(page), what).toEqual([]);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflows, `${what} is wider than the screen`).toBe(false);
};

for (const [colorScheme, width] of looks)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 820 }, reducedMotion: 'reduce' });

    test.describe.configure({ timeout: 120_000 });

    test('the result of an import and each of its lists are accessible', async ({ page }) => {
      await signInAs(page, 'ADMIN_REGIONAL', places.imported);
      const tiles = page.getByRole('group', { name: 'Resultado de la importación' }).getByRole('button');
      await expect(tiles.filter({ hasText: 'Conciliación' })).toBeVisible();
      for (const tile of await tiles.all()) {
        await tile.click();
        await expect(tile).toHaveAttribute('aria-pressed', 'true');
        await check(page, await tile.innerText());
      }
    });

    test('forms and what opens over a page are accessible', async ({ page }) => {
      await signInAs(page, 'ADMIN_REGIONAL', `${places.initiative}?editar=1`);
      await expect(page.getByRole('button', { name: 'Guardar cambios' })).toBeVisible();
      await check(page, 'the form');

      await page.goto(places.initiative);
      await page.getByRole('button', { name: 'Iniciar revisión' }).click();
      await expect(page.getByRole('dialog', { name: 'Iniciar revisión' })).toBeVisible();
      await check(page, 'a verb');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Más acciones' }).click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
      await check(page, 'the menu of verbs');
      await page.keyboard.press('Escape');

      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Buscar o ir a' }).fill('plaza');
      await expect(page.getByRole('option', { name: /plaza de armas/ }).first()).toBeVisible();
      await check(page, 'the palette');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Cuenta de/ }).click();
      await expect(page.getByRole('button', { name: 'Cerrar sesión' })).toBeVisible();
      await check(page, 'the menu of the person');
      await page.getByRole('button', { name: 'Atajos de teclado' }).click();
      await expect(page.getByRole('dialog', { name: 'Atajos de teclado' })).toBeVisible();
      await check(page, 'the sheet of keys');
    });
  });
