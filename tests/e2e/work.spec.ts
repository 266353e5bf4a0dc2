import { sumarDias } from '@gore/core/kernel/declare/valores/fecha.ts';
import { relojDeSistema } from '@gore/core/kernel/runtime/clock/reloj.ts';
import type { Page } from '@playwright/test';
import { accessibilityFaults, expect, personOf, signInAs, test } from './person.ts';

/** Changes the person at the keyboard. */
const as = async (page: Page, role: string, path: string): Promise<void> => {
  await page.context().clearCookies();
  await page.goto('about:blank');
  await signInAs(page, role, path);
};

const pick = async (page: Page, label: string, words: string): Promise<void> => {
  const box = page.getByRole('combobox', { name: new RegExp(`^${label}`) });
  await box.click();
  await box.fill(words);
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .click();
};

const confirm = (page: Page, verb: string) =>
  page.getByRole('dialog').getByRole('button', { name: verb }).click();

/** Writes work down from wherever one is, by one key. */
const capture = async (page: Page, title: string): Promise<void> => {
  await expect(page.getByRole('button', { name: 'Anotar un trabajo' })).toBeVisible();
  await page.keyboard.press('t');
  await page.getByRole('dialog').getByLabel('Título').fill(title);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Trabajo IT-.*listo/)).toBeVisible();
};

/** A day of the institution, which at night is not that of UTC. */
const dayFrom = (days: number): string => sumarDias(relojDeSistema().hoy(), days);

test('EO-01, EO-03, EO-04: an encargado captures work by one key, begins it and completes it', async ({
  page,
}) => {
  await signInAs(page, 'ENCARGADO', '/');
  await page.getByRole('navigation', { name: 'Módulos' }).getByRole('link', { name: 'Mi trabajo' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Trabajos/ })).toBeVisible();
  await capture(page, 'Llamar al municipio de Quirihue');

  const item = page.locator('.work-item', { hasText: 'Llamar al municipio de Quirihue' });
  await expect(item).toContainText('Pendiente');
  await item.getByRole('button', { name: /^Comenzar/ }).click();
  await expect(item).toContainText('En progreso');
  expect(await accessibilityFaults(page)).toEqual([]);
  await item.getByRole('button', { name: /^Acciones de IT-/ }).click();
  await page.getByRole('menuitem', { name: 'Completar' }).click();
  await page.getByLabel('Resultado').fill('Quedó citada la reunión');
  await confirm(page, 'Completar');
  await expect(item).toHaveCount(0);
});

test('JD-03, JD-04, JD-05: a chief assigns work, sees it overdue and verifies what another did', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { nombre } = personOf('ENCARGADO');
  const titulo = 'Ordenar el expediente de la obra';
  await signInAs(page, 'JEFE_DIVISION', '/trabajo/nuevo');
  await page.getByLabel('Título').fill(titulo);
  await page.getByLabel('Vence', { exact: true }).fill(dayFrom(-3));
  await pick(page, 'Responsable', nombre);
  await page.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: titulo })).toBeVisible();

  await page.goto('/trabajo?filtro=vencidos');
  await expect(page.getByRole('main').getByText(titulo)).toBeVisible();
  await page.goto('/trabajo?vista=personas');
  await page.getByText(nombre).click();
  await expect(page.locator('.work-item', { hasText: titulo })).toContainText('−3 d');
  expect(await accessibilityFaults(page)).toEqual([]);

  await as(page, 'ENCARGADO', '/trabajo?vista=agenda');
  const mine = page.locator('.work-item', { hasText: titulo });
  await mine.getByRole('button', { name: /^Comenzar/ }).click();
  await expect(mine).toContainText('En progreso');
  await mine.getByRole('button', { name: /^Completar/ }).click();
  await confirm(page, 'Completar');
  await expect(mine).toHaveCount(0);

  await as(page, 'JEFE_DIVISION', '/trabajo?vista=tablero');
  const card = page.locator('.kanban-card', { hasText: titulo });
  await card.getByRole('button', { name: /^Acciones de IT-/ }).click();
  await page.getByRole('menuitem', { name: 'Verificar' }).click();
  await confirm(page, 'Verificar');
  await expect(card).toHaveCount(0);
});

test('JD-07: a chief gives work to another division and keeps seeing it', async ({ page }) => {
  await signInAs(page, 'JEFE_DIVISION', '/trabajo/nuevo');
  await page.getByLabel('Título').fill('Visitar la obra en conjunto');
  await pick(page, 'Responsable', 'Cristóbal Lagos');
  await page.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('División de Infraestructura y Transportes');
});

test('EO-06, JD-06: a problem is registered, makes its initiative critical and leads to work', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, 'ENCARGADO', '/ipr');
  const first = page.locator('main a[href^="/ipr/0"]').first();
  const codigo = (await first.innerText()).trim();
  const href = await first.getAttribute('href');
  await page.goto('/problema/nuevo');
  await page.getByLabel('Qué ocurre').fill('El pago espera la garantía');
  await pick(page, 'Iniciativa', codigo);
  await page.getByLabel(/^Tipo/).selectOption({ label: 'Financiero' });
  await page.getByLabel(/^Impacto/).selectOption({ label: 'Bloquea un pago' });
  await page.getByRole('button', { name: 'Crear', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'El pago espera la garantía' })).toBeVisible();
  const problem = page.url();

  await as(page, 'JEFE_DIVISION', new URL(problem).pathname);
  await page.getByRole('button', { name: 'Crear trabajo' }).click();
  await page.getByLabel('Qué hay que hacer').fill('Pedir la póliza');
  await confirm(page, 'Crear trabajo');
  await expect(page.getByText('En gestión').first()).toBeVisible();
  await page.goto(`${href}`);
  await expect(page.getByRole('main')).toContainText('Crítico');
  await page.getByRole('tab', { name: /^Trabajos/ }).click();
  await expect(page.locator('.work-item', { hasText: 'Pedir la póliza' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('AR-04, AR-05: the regional administrator holds a meeting, opens work in it and verifies work', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, 'ADMIN_REGIONAL', '/reunion');
  await page.locator('main a[href^="/reunion/0"]').first().click();
  await page.getByRole('button', { name: 'Comenzar' }).click();
  await confirm(page, 'Comenzar');
  await expect(page.getByRole('main').getByText('En curso').first()).toBeVisible();
  await page.getByRole('button', { name: 'Crear trabajo' }).click();
  await page.getByLabel('Qué hay que hacer').fill('Informar al Gobernador');
  await pick(page, 'Responsable', personOf('ENCARGADO').nombre);
  await confirm(page, 'Crear trabajo');
  await page.getByRole('tab', { name: /^Trabajos/ }).click();
  await expect(page.getByText('Informar al Gobernador')).toBeVisible();

  await as(page, 'ENCARGADO', '/trabajo?vista=agenda');
  const mine = page.locator('.work-item', { hasText: 'Informar al Gobernador' });
  await mine.getByRole('button', { name: /^Comenzar/ }).click();
  await expect(mine).toContainText('En progreso');
  await mine.getByRole('button', { name: /^Completar/ }).click();
  await confirm(page, 'Completar');
  await expect(mine).toHaveCount(0);

  await as(page, 'ADMIN_REGIONAL', '/trabajo?filtro=porVerificar&q=Gobernador');
  await page.locator('main a[href^="/trabajo/0"]').first().click();
  await page.getByRole('button', { name: 'Verificar' }).click();
  await confirm(page, 'Verificar');
  await expect(page.getByText('Verificado').first()).toBeVisible();
});
