import { afterAll, beforeAll, expect, test } from 'vitest';
import { plataforma } from '../../modules/plataforma/pack.ts';
import { money, refs, text } from '../declare/fields.ts';
import { defineModule } from '../declare/module.ts';
import { composeProduct, definePack } from '../declare/product.ts';
import { foundBy } from './alert-days.ts';
import { type AlertReading, readAlertLines } from './alert-lines.ts';
import { layoutsOf } from './layout.ts';
import { readerOf } from './testing/context.ts';
import type { TestDatabase } from './testing/database.ts';
import { openFilled } from './testing/filled.ts';
import { idOf, stored } from './testing/records.ts';

const obra = defineModule({
  name: 'obra',
  label: { one: 'Obra', many: 'Obras', feminine: true },
  title: 'nombre',
  code: { sequence: 'OB' },
  fields: { nombre: text('Nombre'), costo: money('Costo'), equipo: refs('Equipo', 'usuario') },
  alerts: (q) => ({
    OBRA_CARA: {
      label: 'Obra cara',
      source: 'Prueba',
      measure: q.field('costo'),
      from: { ATENCION: 100, CRITICO: 200 },
      to: ['equipo'],
    },
  }),
  grants: { '*': { leer: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});
const product = composeProduct([
  definePack({ name: 'obras', label: 'Obras', roles: {}, modules: [obra] }),
  plataforma,
]);
const [rule] = product.alerts.rules.filter(({ code }) => code === 'OBRA_CARA');
const thresholds = new Map(product.parameterSets.flatMap(({ declared }) => Object.entries(declared)));
const context = {
  ...readerOf(product),
  param: (name: string) => thresholds.get(name)?.values[0]?.value,
};

let database: TestDatabase;
let reading: AlertReading;
beforeAll(async () => {
  const alert = { regla: 'OBRA_CARA', modulo: 'obra', titulo: 'Obra cara' };
  ({ database } = await openFilled(product, [
    stored('obra', 1, { nombre: 'Puente', costo: 250, equipo: [idOf(900), idOf(901)] }),
    stored('obra', 2, { nombre: 'Plaza', costo: 100 }),
    stored('obra', 3, { nombre: 'Sede', costo: 99, equipo: [idOf(900)] }),
    stored('alerta', 10, { ...alert, sobre: idOf(2), nivel: 'ATENCION', huella: 'h' }, { estado: 'ACTIVA' }),
    stored('alerta', 11, { ...alert, sobre: idOf(3), nivel: 'CRITICO' }, { estado: 'ACTIVA' }),
    stored('alerta', 12, { ...alert, sobre: idOf(4), nivel: 'CRITICO' }, { estado: 'CERRADA' }),
  ]));
  const { module: alerts } = product.alerts;
  if (!alerts) throw new Error('The product keeps no alerts.');
  reading = { pool: database.app, layouts: layoutsOf(product.modules), alerts };
});
afterAll(() => database.close());

const linesOf = async (isOn: boolean) => {
  if (!rule) throw new Error('The product has no such rule.');
  const lines = await readAlertLines(reading, context, rule, isOn);
  return lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

test('what a rule finds stands beside the alerts there are, each with the people of a list of them', async () => {
  expect(await linesOf(true)).toEqual([
    { id: idOf(1), found: { nivel: 'CRITICO', valor: 250, personas: [idOf(900), idOf(901)] } },
    {
      id: idOf(2),
      found: { nivel: 'ATENCION', valor: 100, personas: [] },
      alert: { estado: 'ACTIVA', nivel: 'ATENCION', huella: 'h' },
    },
    { id: idOf(3), alert: { estado: 'ACTIVA', nivel: 'CRITICO', huella: '' } },
  ]);
});

test('a rule that is off finds nothing, and its alerts are still there', async () => {
  expect((await linesOf(false)).map(({ id, found }) => [id, found])).toEqual([
    [idOf(2), undefined],
    [idOf(3), undefined],
  ]);
});

test('a day gone by is told by the same levels, without the records left out', async () => {
  if (!rule) throw new Error('The product has no such rule.');
  expect(Object.fromEntries(await foundBy(reading, context, rule, [idOf(2)]))).toEqual({
    [idOf(1)]: 'CRITICO',
  });
});
