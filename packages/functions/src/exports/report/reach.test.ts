import { openWorld, type World } from '@gore/core/kernel/testing/world.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reachFor } from './reach.ts';
import { readReportRequest } from './request.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(producto);
});
afterAll(() => world.close());

const reachOf = (outside: boolean, roles: readonly string[] = ['ADMIN_REGIONAL']) => {
  const request = readReportRequest(producto, { informe: 'cartera', formato: 'pdf', externo: outside });
  return reachFor(world.deps, world.person('ana', roles), request, 'America/Santiago');
};

it('sees what its reader sees, and lists what they may also take out', async () => {
  const { sees, counted, listed, access } = await reachOf(false);
  expect([sees('ipr', 'nombre'), sees('ipr', 'responsable'), sees('usuario', 'nombre')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(sees('ipr', 'no_existe')).toBe(false);
  expect(listed.access('ipr')?.scope).toEqual({
    op: 'and',
    of: [counted.access('ipr')?.scope, access.scope('ipr', 'exportar')],
  });
});

it('shows nobody to whoever is outside: no personal value, no name, no record of a person', async () => {
  const { sees, counted } = await reachOf(true);
  expect(sees('ipr', 'nombre')).toBe(true);
  expect([sees('ipr', 'responsable'), sees('trabajo', 'responsable'), sees('usuario', 'nombre')]).toEqual([
    false,
    false,
    false,
  ]);
  expect(counted.access('usuario')).toBeUndefined();
  for (const module of producto.modules)
    for (const [name, field] of Object.entries(module.fields))
      if (field.options.personal || producto.people.has(field.module ?? ''))
        expect([module.name, name, sees(module.name, name)]).toEqual([module.name, name, false]);
});

it('is that of the person, whatever the report asks for', async () => {
  const { sees, counted } = await reachOf(false, ['AUDITOR']);
  expect(counted.access('ipr')).toBeUndefined();
  expect(sees('ipr', 'nombre')).toBe(false);
});

it.each([
  [{ informe: 'nada', formato: 'pdf' }, /No encontramos/],
  [{ informe: 'cartera', formato: 'doc' }, /Revise/],
  [{ informe: 'ficha_ipr', formato: 'pdf' }, /Revise/],
  [{ informe: 'ficha_ipr', formato: 'pdf', registro: '../otro' }, /Revise/],
  [{ informe: 'cartera', formato: 'pdf', parametros: { anio: 'mucho' } }, /Revise/],
  ['cartera', /No encontramos/],
])('refuses %j', (asked, why) => {
  expect(() => readReportRequest(producto, asked)).toThrow(why);
});
