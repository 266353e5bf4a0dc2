import { accessibilityFaults, expect, settled, signInAs, test } from './person.ts';

test('who administers the system sees how it is, what failed and where the logs are', async ({ page }) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/sistema');
  await expect(page.getByRole('heading', { name: 'Por horario' })).toBeVisible();
  await expect(page.getByText('Libre en el disco')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Colas' }).click();
  await expect(page.getByRole('row', { name: /^Correos/ })).toContainText('Nada detenido');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Actividad' }).click();
  await expect(page.getByRole('link', { name: /^Lecturas de datos personales/ })).toHaveAttribute(
    'href',
    '/auditoria?ver=lecturas',
  );
});

test('an error of a page is seen once for each kind, settled and opened again', async ({ page }) => {
  await signInAs(page, 'ADMIN_SISTEMA', '/sistema?ver=errores');
  await settled(page);
  const reported = page.waitForResponse((response) => response.url().endsWith('/api/errores'));
  // As the browser tells of one that nobody caught; thrown for real, it would fail the test by itself.
  await page.evaluate(() => {
    const error = new TypeError('Juana Pérez is not a function');
    dispatchEvent(new ErrorEvent('error', { error }));
  });
  expect((await reported).status()).toBe(204);
  await page.reload();
  const title = 'Se llamó a algo que no es una función';
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Juana');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
  }

  await page.getByRole('button', { name: 'Dar por resuelta' }).click();
  await expect(page.getByText('Última decisión')).toBeVisible();
  await page.getByRole('link', { name: 'Todos los errores' }).click();
  await page.getByText('Resueltos').click();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Reabrir' }).click();
  await expect(page.getByRole('button', { name: 'Ignorar' })).toBeVisible();
});

test('it fits a phone, and is not for everybody', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, 'ENCARGADO', '/sistema');
  await expect(page.getByText('Su rol no opera el sistema')).toBeVisible();
  await signInAs(page, 'ADMIN_SISTEMA', '/sistema?ver=colas');
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await accessibilityFaults(page)).toEqual([]);
});
