import { csvOf } from '@gore/core/imports/testing/sheets.ts';
import { gemela } from '@gore/core/modules/gestion/testing/analisis-gemela.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSheet } from '../../scripts/client/imports.ts';
import type { PortalClient } from '../../scripts/client/session.ts';
import { firstRow, list, type RecordAnswer, refusal, type Written } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let admin: PortalClient;
let client: PortalClient;
const added = new Map<string, Written['data']>();

const add = async (values: Record<string, unknown>) => {
  const { data } = await admin.json<Written>('POST', '/api/v1/campo_extra', {
    values: { modulo: 'ipr', ...values },
  });
  added.set(String(values.nombre), data);
};

beforeAll(async () => {
  portal = await openTestPortal();
  [admin, client] = await Promise.all([portal.as('sistema'), portal.as('regional')]);
  await add({
    nombre: 'zona',
    etiqueta: 'Zona de trabajo',
    tipo: 'choice',
    opciones: 'Norte\nSur',
    orden: 1,
  });
  await add({ nombre: 'prioridad', etiqueta: 'Prioridad interna', tipo: 'number', orden: 2 });
  await add({ nombre: 'visita', etiqueta: 'Última visita', tipo: 'date', orden: 3 });
  await add({ nombre: 'nota', etiqueta: 'Nota interna', tipo: 'text', ayuda: 'Una línea', orden: 4 });
});
afterAll(() => portal.close());

interface Schema {
  readonly data: {
    readonly fields: readonly { readonly name: string; readonly source: string; readonly kind: string }[];
    readonly sections: readonly { readonly title: string; readonly fields: readonly string[] }[];
  };
}
const schema = () => client.json<Schema>('GET', '/api/v1/esquema/ipr');

let bip = 40_540_000;
const create = async (nombre: string, extra: Record<string, unknown>) => {
  bip += 1;
  const values = { nombre, bip: String(bip), extra };
  return (await client.json<Written>('POST', '/api/v1/ipr', { values })).data;
};

describe('a field the institution adds', () => {
  it('is in the description of the module at once, in its own section', async () => {
    const { data } = await schema();
    const extra = data.fields.filter(({ source }) => source === 'extra');
    expect(extra.map(({ name, kind }) => [name, kind])).toEqual([
      ['extra.zona', 'choice'],
      ['extra.prioridad', 'number'],
      ['extra.visita', 'date'],
      ['extra.nota', 'text'],
    ]);
    expect(data.sections.at(-1)).toEqual({ title: 'Campos propios', fields: extra.map(({ name }) => name) });
  });

  it('is written, read, listed, filtered, ranged and sorted by like any other', async () => {
    const values = { zona: 'Norte', prioridad: 3, visita: '2026-05-04', nota: 'Ver con Vialidad' };
    const north = await create('Con campos propios, norte', values);
    const south = await create('Con campos propios, sur', {
      zona: 'Sur',
      prioridad: 11,
      visita: '2026-09-01',
    });
    const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${north.id}`);
    expect(data.extra).toEqual(values);
    await portal.caughtUp();
    const ids = async (parameters: Record<string, string>) =>
      (await list(client, 'ipr', { q: 'campos propios', ...parameters })).data.map(({ id }) => id);
    expect(await ids({ 'extra.zona': 'Norte' })).toEqual([north.id]);
    expect(await ids({ 'extra.prioridad.min': '4' })).toEqual([south.id]);
    expect(await ids({ 'extra.visita.max': '2026-06-30' })).toEqual([north.id]);
    expect(await ids({ 'extra.nota': '-' })).toEqual([south.id]);
    expect(await ids({ orden: 'extra.prioridad' })).toEqual([north.id, south.id]);
    expect(await ids({ orden: '-extra.prioridad' })).toEqual([south.id, north.id]);
    const row = await firstRow(client, 'ipr', {
      'extra.zona': 'Sur',
      columnas: 'extra.zona,extra.prioridad',
    });
    expect(row).toMatchObject({ 'extra.zona': 'Sur', 'extra.prioridad': 11 });
  });

  it('refuses what it cannot be, by its name', async () => {
    const wrong = { zona: 'Oeste', prioridad: 'alta', visita: '31-12-2026', nada: 1 };
    const values = { nombre: 'Mal', bip: '40549999', extra: wrong };
    const refused = await refusal(client, 'POST', '/api/v1/ipr', { values });
    expect(refused.status).toBe(422);
    expect(refused.details.map(({ field }) => field).toSorted()).toEqual([
      'extra.nada',
      'extra.prioridad',
      'extra.visita',
      'extra.zona',
    ]);
  });

  it('is part of history and of conflicts', async () => {
    const { id } = await create('Con conflicto propio', { nota: 'una' });
    const patch = (nota: string) => ({ version: 1, changes: { extra: { nota } } });
    await client.json('PATCH', `/api/v1/ipr/${id}`, patch('dos'));
    const refused = await refusal(client, 'PATCH', `/api/v1/ipr/${id}`, patch('tres'));
    expect(refused).toMatchObject({
      status: 409,
      details: [{ field: 'extra.nota', yours: 'tres', theirs: 'dos' }],
    });
    const history = await client.json<{ data: readonly { changes: readonly object[] }[] }>(
      'GET',
      `/api/v1/ipr/${id}/historial`,
    );
    expect(history.data[0]?.changes).toMatchObject([
      { field: 'extra.nota', label: 'Nota interna', before: 'una', after: 'dos' },
    ]);
  });

  it('comes in with a sheet that has its label, and stays with one that has not', async () => {
    const [header = [], ...rows] = gemela;
    const withNote = csvOf([
      [...header, 'NOTA INTERNA'],
      ...rows.map((cells) => [...cells, cells[4] ? 'De la planilla' : '']),
    ]);
    expect(await importSheet(client, 'con nota.csv', withNote)).toMatchObject({
      estado: 'TERMINADA',
      errores: 0,
    });
    await portal.caughtUp();
    const noted = { q: '40900005', columnas: 'extra.nota' };
    expect(await firstRow(client, 'ipr', noted)).toMatchObject({ 'extra.nota': 'De la planilla' });
    await importSheet(client, 'sin nota.csv', csvOf(gemela));
    await portal.caughtUp();
    expect(await firstRow(client, 'ipr', noted)).toMatchObject({ 'extra.nota': 'De la planilla' });
  });

  it('goes when it is deleted, and its values with it out of sight', async () => {
    const zone = added.get('zona');
    await admin.json('POST', `/api/v1/campo_extra/${zone?.id}/eliminar`, { version: zone?.version });
    const { data } = await schema();
    expect(data.fields.map(({ name }) => name)).not.toContain('extra.zona');
    expect((await client.send('GET', '/api/v1/ipr?extra.zona=Norte')).status).toBe(400);
  });

  it('has a name that no other field of the module has', async () => {
    const refused = await refusal(admin, 'POST', '/api/v1/campo_extra', {
      values: { modulo: 'ipr', nombre: 'nota', etiqueta: 'Otra nota', tipo: 'text' },
    });
    expect(refused.status).toBe(409);
  });
});
