import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { ana, eva, fito, openPortal, type TestPortal } from './testing/portal.ts';
import { signInBy } from './testing/sign-in-by.ts';

let portal: TestPortal;
let browser: Browser;
beforeAll(async () => {
  // Eva works in `sur`; Fito there and in `norte`; Ana where they all come in, and in `sur`.
  portal = await openPortal({ allowed: { sur: ['local'], norte: ['local', 'claveunica'] } });
});
afterAll(() => portal.close());
beforeEach(() => {
  browser = portal.browser();
  portal.ports.efimero.clock.at += 60_000;
});

const signIn = ({ run }: { run: string }) => signInBy(browser, run);

describe('who is unknown where they came in', () => {
  it('is not let into an institution that does not let people in this way', async () => {
    expect(await signIn(eva)).toBe('/entrar?motivo=sin_cuenta');
    expect(browser.cookie('sid')).toBeUndefined();
    expect(portal.attempts.at(-1)).toMatchObject({ tenant: 'nuble', outcome: 'sin_cuenta', user: undefined });
  });

  it('enters the only one that does, and is asked nothing', async () => {
    expect(await signIn(fito)).toBe('/ipr');
    expect(portal.attempts.at(-1)).toMatchObject({ tenant: 'norte', outcome: 'ok', user: 'fito-norte' });
  });

  it('matters to nobody who is known there', async () => {
    expect(await signIn(ana)).toBe('/ipr');
    expect(portal.attempts.at(-1)).toMatchObject({ tenant: 'nuble', outcome: 'ok', user: 'ana' });
  });
});
