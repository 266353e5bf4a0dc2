import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';

const text = Buffer.from('Minuta de la reunión con el municipio\n1. Saldo pendiente');

test('a person files a document, talks about it with a mention, and the story tells both', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { nombre } = personOf('ADMIN_REGIONAL');
  await signInAs(page, 'JEFE_DIVISION', '/ipr');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('tab', { name: /^Documentos/ }).click();
  await page.getByRole('button', { name: 'Subir un documento' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('Archivo')
    .setInputFiles({ name: 'minuta.txt', mimeType: 'text/plain', buffer: text });
  await dialog.getByLabel('Tipo').selectOption({ label: 'Informe técnico' });
  await dialog.getByRole('textbox', { name: 'Nota' }).fill('Acordada con el municipio');
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Subir' }).click();
  await page.getByRole('button', { name: 'Ver minuta.txt' }).click();
  await expect(page.getByRole('dialog')).toContainText('1. Saldo pendiente');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: /^Documentos/ })).toContainText('1');
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('tab', { name: /^Documentos/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('textbox', { name: 'Comentario' }).pressSequentially(`Vea @${nombre.slice(0, 7)}`);
  await expect(page.getByRole('option', { name: nombre })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('la minuta: https://dom.cl/minuta');
  await page.keyboard.press('Control+Enter');
  const comment = page.locator('.comment', { hasText: `@${nombre}` });
  await expect(comment.getByRole('link', { name: 'https://dom.cl/minuta' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Historial' }).click();
  const story = page.locator('.timeline');
  await expect(story.getByRole('link', { name: /^Comentario COM-/ })).toBeVisible();
  await expect(story.getByRole('link', { name: /^Documento DOC-/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Documentos', exact: true }).click();
  await expect(story.getByRole('link', { name: /^Comentario COM-/ })).toHaveCount(0);
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.context().clearCookies();
  await page.goto('about:blank');
  await signInAs(page, 'ADMIN_REGIONAL', '/comentario?filtro=meMencionan');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/ipr\/.*ver=comentarios/);
  await expect(page.locator('.comment')).toContainText('la minuta');
});

test('a part is created from the tab of its whole, which it already names', async ({ page }) => {
  await signInAs(page, 'JEFE_DIVISION', '/ipr');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('tab', { name: /^Trabajos/ }).click();
  await page.getByRole('link', { name: 'Nuevo trabajo' }).click();
  await expect(page.getByRole('combobox', { name: /^Iniciativa/ })).toHaveValue(title);
});
