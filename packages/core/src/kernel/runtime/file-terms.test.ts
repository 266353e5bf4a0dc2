import { expect, it } from 'vitest';
import { isOfTenant, isTemporary } from './file-terms.ts';

it('tells what the bucket deletes from what is kept, and whose each is', () => {
  expect(isTemporary('_temporal/nuble/procesos/1/cartera.xlsx')).toBe(true);
  expect(isTemporary('nuble/subidas/1/_temporal/plano.pdf')).toBe(false);
  expect(isOfTenant('nuble', 'nuble/subidas/1/plano.pdf')).toBe(true);
  expect(isOfTenant('nuble', '_temporal/nuble/procesos/1/filas')).toBe(true);
  expect(isOfTenant('nuble', '_temporal/maule/procesos/1/filas')).toBe(false);
  expect(isOfTenant('nuble', 'nuble-2/subidas/1/plano.pdf')).toBe(false);
});
