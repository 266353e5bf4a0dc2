import { describe, expect, it } from 'vitest';
import { stageConfig } from '../../stacks/config/stages.ts';
import { readSettings } from '../local/settings.ts';
import { clockCheck } from './clock.ts';
import { examine, inWords, machineChecks, stageChecks } from './examine.ts';
import { portCheck } from './machine.ts';
import { mailCheck } from './mail.ts';
import { configCheck } from './stage.ts';
import type { World } from './world.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const absent = () => Promise.reject(Object.assign(new Error('queryTxt'), { code: 'ENOTFOUND' }));
const noNetwork = () => Promise.reject(Object.assign(new Error('queryTxt'), { code: 'ETIMEOUT' }));

const records: Readonly<Record<string, readonly string[]>> = {
  'rebotes.ok.cl': ['v=spf1 include:amazonses.com ~all'],
  '_dmarc.ok.cl': ['v=DMARC1; p=quarantine'],
  'a._domainkey.ok.cl': ['a.dkim.amazonses.com'],
  'rebotes.mal.cl': ['v=spf1 include:otro.cl ~all'],
  '_dmarc.mal.cl': ['v=DMARC1; p=none'],
  'rebotes.dos.cl': ['v=spf1 include:amazonses.com ~all', 'v=spf1 -all'],
};
const known = (name: string) => (records[name] ? Promise.resolve(records[name]) : absent());

const world = (changes: Partial<World> = {}): World => ({
  now: () => noon,
  txt: known,
  cname: known,
  fetch: async () =>
    new Response('{"service":"gore-os"}', { headers: { date: new Date(noon).toUTCString() } }),
  freeBytes: async () => 9e9,
  portIsFree: async () => true,
  ...changes,
});
const offline = world({
  txt: noNetwork,
  cname: noNetwork,
  fetch: () => Promise.reject(new Error('fetch failed')),
});

const gravities = async (check: ReturnType<typeof mailCheck>) =>
  (await check()).map(({ gravity }) => gravity);

describe('mail', () => {
  it.each([
    ['ok.cl', ['a'], ['bien', 'bien', 'bien']],
    ['ok.cl', [], ['bien', 'desconocido', 'bien']],
    ['mal.cl', ['a'], ['falla', 'falla', 'aviso']],
    ['dos.cl', ['a'], ['falla', 'falla', 'falla']],
  ])('of %s with the keys %o', async (domain, tokens, wanted) => {
    expect(await gravities(mailCheck(world(), domain, tokens))).toEqual(wanted);
  });

  it('is unknown, and not broken, without a network', async () => {
    expect(await gravities(mailCheck(offline, 'ok.cl', ['a']))).toEqual(Array(3).fill('desconocido'));
  });
});

it.each([
  [0, 'bien', /En hora/],
  [45_000, 'falla', /adelantado 45 s/],
  [-600_000, 'falla', /atrasado 600 s/],
])('a clock that is %i ms off', async (off, gravity, words) => {
  const fetch = async () => new Response('', { headers: { date: new Date(noon - off).toUTCString() } });
  expect(await clockCheck(world({ fetch }))()).toMatchObject([
    { gravity, what: expect.stringMatching(words) },
  ]);
});

describe('this machine', () => {
  const settings = readSettings({ GORE_DATA: '/no/hay/datos' });

  it('is fine when nothing is wrong', async () => {
    const findings = await examine(machineChecks(world(), settings));
    expect(findings.map(({ about, gravity }) => `${about} ${gravity}`)).toEqual([
      'disco bien',
      'puerto bien',
      'respaldos bien',
      'reloj bien',
    ]);
  });

  it('says what to do about each thing that is not', async () => {
    const ill = { ...offline, freeBytes: async () => 1e8, portIsFree: async () => false };
    const findings = await examine(machineChecks(ill, settings));
    for (const finding of findings.filter(({ gravity }) => gravity !== 'bien'))
      expect(inWords(finding)).toContain('→');
    expect(findings.map(({ gravity }) => gravity)).toEqual(['falla', 'falla', 'bien', 'desconocido']);
  });

  it('knows its own portal on its port', async () => {
    expect(await portCheck(world({ portIsFree: async () => false }), settings)()).toMatchObject([
      { gravity: 'bien' },
    ]);
  });
});

describe('a stage', () => {
  const prod = stageConfig('prod');

  it('of the example is refused, and one of an institution is not', async () => {
    expect(await configCheck(prod)()).toMatchObject(
      [{ gravity: 'falla', what: /ejemplo/ }].map(({ gravity }) => ({ gravity })),
    );
    expect(await configCheck({ ...prod, account: '222222222222' })()).toMatchObject([{ gravity: 'bien' }]);
  });

  it('tells the two addresses ClaveÚnica has to know', async () => {
    const findings = await examine(stageChecks(offline, { ...prod, account: '222222222222' }, []));
    const told = findings.find(({ about }) => about === 'ClaveÚnica');
    expect(told).toMatchObject({ gravity: 'desconocido' });
    expect(told?.todo).toContain('https://portal.ejemplo.gob.cl/oidc/callback');
    expect(told?.todo).toContain('https://portal.ejemplo.gob.cl/oidc/logout/retorno');
  });
});
