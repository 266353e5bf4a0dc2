import { looks } from './looks.ts';
import { accessibilityFaults, expect, signInAs, test } from './person.ts';

const pages = [
  ['/', 'Inicio'],
  ['/ipr', 'Iniciativas'],
  ['/ipr/nuevo', 'Nueva iniciativa'],
  ['/importaciones', 'Importaciones'],
  ['/usuario', 'Usuarios'],
  ['/division', 'Divisiones'],
  ['/comuna', 'Comunas'],
  ['/datos-personales', 'Datos personales'],
  ['/solicitud_derecho', 'Solicitudes de derechos'],
  ['/brecha_seguridad/nuevo', 'Nueva brecha de seguridad'],
  ['/registro-tratamientos', 'Registro de actividades de tratamiento'],
  ['/documentacion-api', 'API'],
  ['/mapa', 'Mapa de iniciativas'],
  ['/buscar', 'Buscar'],
  ['/capa', 'Capas del mapa'],
  ['/alerta', 'Alertas'],
  ['/alertas/umbrales', 'Umbrales de alertas'],
] as const;

for (const [colorScheme, width] of looks)
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 820 } });

    test('every page is accessible, fits its width and keeps its console clean', async ({ page }) => {
      test.setTimeout(120_000);
      await signInAs(page, 'ADMIN_SISTEMA');
      for (const [path, title] of pages) {
        await page.goto(path);
        await expect(page).toHaveTitle(new RegExp(`^${title} `));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect(await accessibilityFaults(page), path).toEqual([]);
        const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        expect(overflows, `${path} is wider than the screen`).toBe(false);
      }
    });

    test('the ficha and the sign-in page are too', async ({ page }) => {
      await page.goto('/entrar');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await signInAs(page, 'ADMIN_REGIONAL', '/ipr');
      await page.locator('main a[href^="/ipr/0"]').first().click();
      await expect(page.getByRole('tab', { name: 'Resumen' })).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Historial' }).click();
      await expect(page.getByRole('tabpanel').getByText('Importar').first()).toBeVisible();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
  });

test('an address that leads nowhere says so and leads home', async ({ page }) => {
  await signInAs(page, 'ENCARGADO');
  const response = await page.goto('/no-existe');
  expect(response?.status()).toBe(404);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page).toHaveURL(/:\d+\/$/);
});
