import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvOf } from '@gore/core/imports/testing/sheets.ts';
import { gemela } from '@gore/core/modules/gestion/testing/analisis-gemela.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { type Browser, chromium, type Page } from '@playwright/test';
import { browserPath } from '../../tests/e2e/browser.ts';
import { freePort } from '../bench/portal/free-port.ts';
import { importSheet } from '../client/imports.ts';
import { type PortalClient, signIn } from '../client/session.ts';
import { openPortal } from '../local/cloud/portal.ts';
import { defaultTemplateDir } from '../local/postgres/settings.ts';
import { readSettings, root } from '../local/settings.ts';
import { ensureWeb } from '../local/web-build.ts';
import { usuarios } from '../seed/nuble.ts';
import { type Shot, shotsOf } from './pages.ts';

const folder = join(root, 'shots');
const themes = ['light', 'dark'] as const;
const widths = [1366, 390] as const;

/** Only the pages whose name has this in it: `npm run shots -- ficha`. */
const wanted = process.argv[2];

const say = (line: string) => console.log(line);

/** Whoever administers the system sees every page. */
const administrator = (): string => {
  const person = usuarios.find(({ roles }) => roles[0] === 'ADMIN_SISTEMA');
  if (!person) throw new Error('The demonstration has nobody who administers the system.');
  return person.run;
};

const firstOf = async (client: PortalClient, module: string): Promise<readonly { readonly id: string }[]> => {
  const answer = await client.send('GET', `/api/v1/${module}?limite=1&columnas=codigo`);
  return answer.ok ? (await answer.json()).data : [];
};

const furnish = async (client: PortalClient) => {
  const { id } = await importSheet(client, 'Cartera de ejemplo.csv', csvOf(gemela));
  const { data } = await client.json<{ data: readonly { id: string }[] }>(
    'GET',
    '/api/v1/ipr?estado=EN_OBRA&limite=1&columnas=codigo',
  );
  const records = new Map<string, string>();
  for (const { name } of producto.modules) {
    const [first] = await firstOf(client, name);
    if (first) records.set(name, first.id);
  }
  return { ipr: data[0]?.id ?? '', import: id, records };
};

/** Nothing on the page is still on its way. */
const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy=true]:visible, .skeleton:visible').first().waitFor({ state: 'detached' });
};

const take = async (page: Page, { name, path, before }: Shot, suffix: string): Promise<void> => {
  await page.goto(path);
  await settled(page);
  await before?.(page);
  if (before) await settled(page);
  await page.screenshot({ path: join(folder, `${name}-${suffix}.png`), fullPage: !before });
};

const cookiesOf = ({ cookie, origin }: PortalClient) =>
  cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: origin };
  });

const portfolio = async (browser: Browser, origin: string, run: string): Promise<void> => {
  const all = shotsOf(await furnish(await signIn(origin, run)));
  const shots = wanted === undefined ? all : all.filter(({ name }) => name.includes(wanted));
  for (const colorScheme of themes)
    for (const width of widths) {
      const context = await browser.newContext({
        baseURL: origin,
        colorScheme,
        viewport: { width, height: 820 },
        locale: 'es-CL',
        timezoneId: 'America/Santiago',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const suffix = `${colorScheme === 'dark' ? 'oscuro' : 'claro'}-${width}`;
      await take(page, { name: 'entrar', path: '/entrar' }, suffix);
      for (const [turn, shot] of shots.entries()) {
        // One session alone would ask too much in a minute.
        if (turn % 10 === 0) await context.addCookies(cookiesOf(await signIn(origin, run)));
        await take(page, shot, suffix);
      }
      await context.close();
      say(`${suffix}: ${shots.length + 1} páginas`);
    }
};

const main = async (): Promise<void> => {
  ensureWeb(say);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'gore-shots-'));
  const settings = readSettings({ PORT: String(await freePort()), GORE_DATA: dataDir });
  const portal = await openPortal({ ...settings, templateDir: defaultTemplateDir() }, say);
  const browser = await chromium.launch({ executablePath: await browserPath(), args: ['--no-sandbox'] });
  try {
    await portfolio(browser, portal.origin, administrator());
    say(`Quedaron en ${folder}`);
  } finally {
    await browser.close();
    await portal.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

await main();
