import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../kernel/testing/actions.ts';
import { paceOf, readPreferences, usualPreferences } from './preferences.ts';
import { type Errands, openErrands } from './testing/encargos.ts';

let errands: Errands;
beforeAll(async () => {
  errands = await openErrands();
});
afterAll(() => errands.world.close());

const read = (raw: unknown) => readPreferences(raw, errands.world.deps.product.modules);
const faults = (raw: object) => faultsOf(Promise.resolve().then(() => read({ ...usualPreferences, ...raw })));

describe('how soon a mail tells of something', () => {
  it.each([
    ['baja', 'nunca'],
    ['normal', 'diario'],
    ['alta', 'inmediato'],
    ['urgente', 'inmediato'],
  ] as const)('follows from how much it matters: %s, %s', (importance, pace) => {
    expect(paceOf({ tipos: {} }, 'encargo.hecho', importance)).toBe(pace);
  });

  it('is what the person chose', () => {
    const chosen = { tipos: { 'encargo.hecho': 'semanal' } } as const;
    expect(paceOf(chosen, 'encargo.hecho', 'alta')).toBe('semanal');
    expect(paceOf(chosen, 'toString', 'alta')).toBe('inmediato');
  });
});

describe('preferences', () => {
  it('are read whole', () => {
    expect(read({ ...usualPreferences, tipos: { 'encargo.hecho': 'nunca' }, otro: 1 })).toEqual({
      ...usualPreferences,
      tipos: { 'encargo.hecho': 'nunca' },
    });
  });

  it.each([
    [{ tipos: { 'encargo.nada': 'nunca' } }, 'tipos.encargo.nada'],
    [{ tipos: { 'encargo.hecho': 'siempre' } }, 'tipos.encargo.hecho'],
    [{ tipos: { 'encargo.hecho': 'constructor' } }, 'tipos.encargo.hecho'],
    [{ hora: '25:00' }, 'hora'],
    [{ silencio: { desde: '1', hasta: '08:00' } }, 'silencio.desde'],
    [{ silencio: null }, 'silencio.desde'],
  ])('that cannot be are refused: %o', async (raw, field) => {
    expect(Object.keys(await faults(raw))).toEqual([field]);
  });

  it('are kept, and say that an address is dead until the person says it is right again', async () => {
    const { preferences, now } = errands.ports;
    const who = { tenant: 't', person: '01k0000000000000000000000a' };
    expect(await preferences.of(who)).toEqual(usualPreferences);
    await preferences.bounced(who, 'ana@gore.test', 'No existe.', now());
    expect(await preferences.of(who)).toMatchObject({ rebote: { causa: 'No existe.' }, hora: '08:00' });
    expect(await preferences.isDead(who, 'ANA@gore.test')).toBe(true);
    expect(await preferences.isDead(who, 'otra@gore.test')).toBe(false);
    await preferences.save(who, { ...usualPreferences, hora: '09:30' }, now());
    expect(await preferences.of(who)).toEqual({ ...usualPreferences, hora: '09:30' });
    expect(await preferences.isDead(who, 'ana@gore.test')).toBe(false);
  });
});
