import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CLAVEUNICA_ORIGIN } from '../oidc/clave-unica.ts';
import { assertDeployable, type Deployment, refusalsOf } from './deployment.ts';
import { stageOf, stages } from './stage.ts';

const good: Deployment = {
  stage: 'prod',
  portalOrigin: 'https://gestion.gorenuble.gob.cl',
  demonstration: false,
  claveUnica: CLAVEUNICA_ORIGIN,
  secrets: { BRIDGE_PEPPER: randomBytes(32).toString('base64url') },
};

describe.each(['qa', 'prod'] as const)('in %s', (stage) => {
  it('nothing is wrong with what is in order', () => {
    expect(refusalsOf({ ...good, stage })).toEqual([]);
    expect(() => assertDeployable({ ...good, stage })).not.toThrow();
  });

  it.each<[string, Partial<Deployment>, string]>([
    ['invented people', { demonstration: true }, 'personas de demostración'],
    ['a double', { claveUnica: 'http://localhost:3333/claveunica-doble' }, 'doble de ClaveÚnica'],
    ['a name that only looks right', { claveUnica: `${CLAVEUNICA_ORIGIN}.evil.cl` }, 'doble de ClaveÚnica'],
    ['plain http', { portalOrigin: 'http://gestion.gorenuble.gob.cl' }, 'HTTPS'],
    ['this machine', { portalOrigin: 'https://localhost:3333' }, 'HTTPS'],
    ['an address', { portalOrigin: 'https://10.0.0.1' }, 'HTTPS'],
  ])('%s is refused', (_case, changes, why) => {
    expect(() => assertDeployable({ ...good, ...changes, stage })).toThrow(why);
  });

  it.each([
    '',
    'testing',
    'changeme-changeme-changeme',
    'a'.repeat(64),
    'Cl4ve-corta-de-2026',
    'my-long-Password-for-2026',
  ])('the secret «%s» is refused by its name and never shown', (secret) => {
    const [why = '', ...more] = refusalsOf({ ...good, stage, secrets: { BRIDGE_PEPPER: secret } });
    expect(more).toEqual([]);
    expect(why).toContain('BRIDGE_PEPPER');
    if (secret) expect(why).not.toContain(secret);
  });
});

it('names everything that is wrong at once', () => {
  const bad = { ...good, demonstration: true, claveUnica: 'http://doble', secrets: { A: 'x', B: 'y' } };
  expect(refusalsOf(bad)).toHaveLength(4);
});

it.each(['local', 'dev'] as const)('lets %s do as it likes', (stage) => {
  expect(refusalsOf({ ...good, stage, demonstration: true, secrets: { A: '' } })).toEqual([]);
});

it('takes secrets made by chance', () => {
  for (let turn = 0; turn < 500; turn += 1) {
    const [A, B] = [randomBytes(16).toString('hex'), randomBytes(32).toString('base64url')];
    expect(refusalsOf({ ...good, secrets: { A, B } })).toEqual([]);
  }
});

describe('the name of a stage', () => {
  it('is one of four, or none', () => {
    for (const stage of stages) expect(stageOf(stage)).toBe(stage);
    expect(stageOf(undefined)).toBe('local');
    expect(stageOf('')).toBe('local');
  });

  it.each(['production', 'PROD', 'test'])('%s is no stage', (name) => {
    expect(() => stageOf(name)).toThrow('no existe');
  });
});
