import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';
import { usuarios } from '../../scripts/seed/nuble.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The demonstration account of a system role. */
export const personOf = (role: string) => {
  const person = usuarios.find(({ roles }) => roles[0] === role);
  if (!person) throw new Error(`The demonstration has nobody with the role ${role}`);
  return person;
};

/** Signs in at the local issuer by picking a person by name, as somebody would. */
export const signInWith = async (page: Page, name: string, back = '/'): Promise<void> => {
  await page.goto(`/api/auth/login?volver=${encodeURIComponent(back)}`);
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page).not.toHaveURL(/entrar|oidc-local/);
};

/** Signs in as the demonstration account of a system role. */
export const signInAs = (page: Page, role: string, back = '/'): Promise<void> =>
  signInWith(page, personOf(role).nombre, back);

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

/** Waits until nothing on the page is still being read. */
export const settled = (page: Page): Promise<void> =>
  expect(page.locator('[aria-busy=true]:visible')).toHaveCount(0);

/** Rules of WCAG 2.2 AA the page breaks once it has settled, with where. */
export const accessibilityFaults = async (page: Page): Promise<readonly string[]> => {
  await settled(page);
  // The policy of the page forbids added scripts, so the checker comes in through the debugger.
  await page.evaluate(axeSource);
  // What still fades in has the contrast of neither of its ends.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations === 1);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: AxeViolation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run({ runOnly: tags })).violations;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
};

/** A test that fails when the page writes an error to its console. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        // Answers that refuse are part of some journeys; the browser reports them all the same.
        const refusal =
          /Failed to load resource: the server responded with a status of (401|403|404|409|422|429|503)/;
        if (message.type() === 'error' && !refusal.test(message.text())) errors.push(message.text());
      });
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
