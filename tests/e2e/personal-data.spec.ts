import { accessibilityFaults, expect, settled, signInAs, test } from './person.ts';

test('a person is found by RUN, asks to be forgotten, and vanishes; the request stays', async ({ page }) => {
  test.setTimeout(90_000);
  await signInAs(page, 'ADMIN_SISTEMA', '/usuario/nuevo');
  await page.getByLabel('Nombre').fill('Hortensia Quilodrán Pino');
  await page.getByLabel('RUN').fill('22.222.222-2');
  await page.getByRole('checkbox', { name: 'Encargado' }).check();
  await page.getByRole('button', { name: /^Crear/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Hortensia/ })).toBeVisible();

  await page.getByRole('link', { name: 'Datos personales', exact: true }).click();
  await page.getByLabel('RUN de la persona').fill('22.222.222-2');
  await page.getByLabel('Motivo de la búsqueda').fill('La persona pidió sus datos en la oficina');
  await page.getByRole('button', { name: 'Reunir sus datos' }).click();
  await expect(page.getByRole('heading', { name: 'RUN 22.222.222-2: 2 registros' })).toBeVisible();
  await expect(page.getByText('Hortensia Quilodrán Pino', { exact: true })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const [copy] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Copia para la persona' }).click(),
  ]);
  expect(copy.suggestedFilename()).toBe('datos-personales.html');

  await page.getByLabel('Derecho que ejerce').selectOption('SUPRESION');
  await page.getByLabel('Nombre de quien pide').fill('Hortensia Quilodrán Pino');
  await page.getByLabel('Qué pide').fill('Que se borren sus datos');
  await page.getByRole('button', { name: 'Registrar solicitud' }).click();
  await expect(page).toHaveURL(/\/solicitud_derecho\/0/);
  const address = page.url();
  await page.getByRole('button', { name: 'Admitir a trámite' }).click();
  await page.getByRole('dialog').getByLabel('Identidad acreditada con').selectOption('CEDULA');
  await page.getByRole('dialog').getByRole('button', { name: 'Admitir a trámite' }).click();
  await page.getByRole('button', { name: 'Acoger' }).click();
  await page.getByRole('dialog').getByLabel('Resolución').fill('Res. Ex. 15');
  await page.getByRole('dialog').getByLabel('Fundamento').fill('Ya no trabaja en la institución');
  await page.getByRole('dialog').getByRole('button', { name: 'Acoger' }).click();
  await expect
    .poll(async () => {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      return page.getByRole('main').getByText('Cumplida').count();
    })
    .toBeGreaterThan(0);

  await page.goto('/usuario?q=Hortensia');
  await settled(page);
  await expect(page.getByRole('main').getByRole('link', { name: /Hortensia/ })).toHaveCount(0);
});

test('who does not answer for personal data cannot search for it', async ({ page }) => {
  await signInAs(page, 'ENCARGADO', '/datos-personales');
  await expect(page.getByText('Su perfil no permite consultar datos personales')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Datos personales' })).toHaveCount(0);
  expect(await accessibilityFaults(page)).toEqual([]);
});
