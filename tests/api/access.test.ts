import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PortalClient, signIn } from '../../scripts/client/session.ts';
import { cartera } from '../../scripts/seed/cartera.ts';
import {
  everyRow,
  firstRow,
  type ListAnswer,
  list,
  type RecordAnswer,
  type Row,
  refusal,
} from './harness/answers.ts';
import { people, type Someone } from './harness/people.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

const portfolio = 24;
let portal: TestPortal;
let admin: PortalClient;
let everything: readonly Row[];
let units: ReadonlyMap<string, string>;

beforeAll(async () => {
  portal = await openTestPortal({ portfolio });
  admin = await portal.as('sistema');
  everything = await everyRow(admin, 'ipr', { columnas: 'division,responsable' });
  const { data } = await list(admin, 'division', { columnas: 'sigla' });
  units = new Map(data.map(({ id, sigla }) => [String(sigla), id]));
});
afterAll(() => portal.close());

const seeded = (...siglas: readonly string[]) =>
  cartera(portfolio).filter(({ division }) => siglas.includes(division)).length;
const within = ({ division }: Row, sigla: string) => division === units.get(sigla);
const found = (test: (row: Row) => boolean): Row => {
  const row = everything.find(test);
  if (!row) throw new Error('The demonstration has no such initiative.');
  return row;
};
const edit = (client: PortalClient, { id, version }: Row) =>
  client.send('PATCH', `/api/v1/ipr/${id}`, { version, changes: { tipologia: 'Revisada' } });

describe('what a list shows', () => {
  it.each<[Someone, number]>([
    ['sistema', portfolio],
    ['regional', portfolio],
    ['jefaDipir', seeded('DIPIR', 'DIPIR-AE', 'DIPIR-PPTO')],
    ['jefaDit', seeded('DIT')],
    ['analistaDipir', seeded('DIPIR')],
    ['inspectorDit', seeded('DIT')],
    ['analistaDideso', seeded('DIDESO')],
  ])('%s sees %i initiatives, and finds no others', async (who, expected) => {
    const client = await portal.as(who);
    const rows = await everyRow(client, 'ipr', { columnas: 'nombre', limite: '7' });
    expect(rows).toHaveLength(expected);
    const page = await list(client, 'ipr', { limite: '1', total: 'exacto' });
    expect(page.meta).toMatchObject({ total: expected, totalExact: true });
    const visible = new Set(rows.map(({ id }) => id));
    for (const hidden of everything.filter(({ id }) => !visible.has(id)).slice(0, 2)) {
      const { data } = await client.json<{ data: readonly Row[] }>(
        'GET',
        `/api/v1/buscar?q=${hidden.codigo}`,
      );
      expect(data.map(({ id }) => id)).not.toContain(hidden.id);
      const options = await client.json<{ data: readonly unknown[] }>(
        'GET',
        `/api/v1/opciones/ipr?ids=${hidden.id}`,
      );
      expect(options.data).toEqual([]);
    }
  });
});

describe('what lies out of reach', () => {
  const outside: readonly (readonly [string, string, (row: Row) => unknown])[] = [
    ['GET', '', () => undefined],
    ['GET', '/historial', () => undefined],
    ['GET', '/relacionados', () => undefined],
    ['PATCH', '', ({ version }) => ({ version, changes: { nombre: 'Otra' } })],
    ['POST', '/revisar', ({ version }) => ({ version, input: {} })],
  ];
  it.each(outside)('%s …%s is not found, as if it did not exist', async (method, tail, body) => {
    const row = found((one) => within(one, 'DIT'));
    for (const who of ['jefaDipir', 'analistaDipir'] as const) {
      const client = await portal.as(who);
      const refused = await refusal(client, method, `/api/v1/ipr/${row.id}${tail}`, body(row));
      const absent = await refusal(
        client,
        method,
        `/api/v1/ipr/${row.id.slice(0, -4)}0000${tail}`,
        body(row),
      );
      expect(refused).toMatchObject({ status: 404, code: 'NO_ENCONTRADO', message: absent.message });
    }
  });

  it('cannot be reached by taking a record there, either', async () => {
    const chief = await portal.as('jefaDipir');
    const own = found((row) => within(row, 'DIPIR'));
    const taken = await chief.send('PATCH', `/api/v1/ipr/${own.id}`, {
      version: own.version,
      changes: { division: units.get('DIT') },
    });
    // She may hand it over; what she may not do is keep looking.
    if (taken.ok) expect((await chief.send('GET', `/api/v1/ipr/${own.id}`)).status).toBe(404);
    else expect(taken.status).toBeLessThan(500);
    const created = await refusal(chief, 'POST', '/api/v1/ipr', {
      values: { nombre: 'Fuera de alcance', bip: '40700001', division: units.get('DIT') },
    });
    expect(created).toMatchObject({
      status: 422,
      details: [{ field: 'division' }, { field: 'responsable' }],
    });
  });
});

describe('who edits', () => {
  it('an analyst what is theirs, and only reads what is a colleague’s', async () => {
    const analyst = await portal.as('analistaDipir');
    const { data } = await analyst.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo');
    const mine = await firstRow(analyst, 'ipr', { responsable: data.usuario.id });
    expect((await edit(analyst, mine)).status).toBe(200);
    const boss = await portal.as('regional');
    const colleague = await firstRow(boss, 'usuario', { q: 'Marcela Fuentes' });
    const theirs = (await everyRow(analyst, 'ipr')).find(({ id }) => id !== mine.id);
    if (!theirs) throw new Error('The analyst sees one initiative only.');
    await boss.json('POST', `/api/v1/ipr/${theirs.id}/asignar`, {
      version: (await boss.json<RecordAnswer>('GET', `/api/v1/ipr/${theirs.id}`)).data.version,
      input: { responsable: colleague.id },
    });
    expect((await analyst.send('GET', `/api/v1/ipr/${theirs.id}`)).status).toBe(200);
    expect((await edit(analyst, { ...theirs, version: theirs.version + 1 })).status).toBe(403);
  });

  it.each<[Someone, string, boolean]>([
    ['sistema', 'revisar', false],
    ['sistema', 'asignar', true],
    ['regional', 'anular', true],
    ['regional', 'revisar', true],
    ['jefaDit', 'anular', true],
    ['inspectorDit', 'anular', false],
    ['inspectorDit', 'revisar', true],
  ])('%s, asked for «%s»: %s', async (who, verb, may) => {
    const client = await portal.as(who);
    const schema = await client.json<{ data: { allowed: readonly string[] } }>('GET', '/api/v1/esquema/ipr');
    expect(schema.data.allowed.includes(verb)).toBe(may);
    if (may) return;
    const row = found((one) => within(one, 'DIT'));
    const refused = await refusal(client, 'POST', `/api/v1/ipr/${row.id}/${verb}`, { version: 1, input: {} });
    expect(refused).toMatchObject({ status: 403, code: 'SIN_PERMISO' });
  });

  it('only the administration of the system touches people, units and fields of its own', async () => {
    const person = await firstRow(admin, 'usuario', { q: 'Gonzalo' });
    for (const who of ['regional', 'jefaDit', 'inspectorDit'] as const) {
      const client = await portal.as(who);
      for (const [method, path] of [
        ['PATCH', `usuario/${person.id}`],
        ['POST', `usuario/${person.id}/desactivar`],
        ['POST', 'usuario'],
        ['POST', 'division'],
        ['POST', 'campo_extra'],
      ] as const) {
        const refused = await refusal(client, method, `/api/v1/${path}`, {
          version: 1,
          changes: {},
          values: {},
        });
        expect(refused, `${who} ${method} ${path}`).toMatchObject({ status: 403, code: 'SIN_PERMISO' });
      }
      expect((await client.send('GET', '/api/v1/institucion')).status).toBe(403);
    }
  });

  it('deleted records are shown to those who may bring them back', async () => {
    expect((await admin.send('GET', '/api/v1/ipr?eliminados=1')).status).toBe(200);
    const refused = await refusal(await portal.as('regional'), 'GET', '/api/v1/ipr?eliminados=1');
    expect(refused).toMatchObject({ status: 403 });
  });
});

describe('the RUN and e-mail of people', () => {
  const secret = people.jefaDit;

  it('are the administration’s to see', async () => {
    const purpose = { 'x-finalidad': 'Revisar cuentas' };
    const { data } = await list(admin, 'usuario', { run: secret, columnas: 'run,nombre' }, purpose);
    expect(data).toMatchObject([{ run: secret, codigo: secret }]);
  });

  it.each<Someone>(['regional', 'jefaDipir', 'analistaDipir'])('reach %s by no way', async (who) => {
    const client = await portal.as(who);
    const { id } = await firstRow(client, 'usuario', { q: 'Ximena' });
    const answers = await Promise.all(
      [
        '/api/v1/yo',
        '/api/v1/esquema/usuario',
        '/api/v1/usuario',
        `/api/v1/usuario/${id}`,
        `/api/v1/usuario/${id}/historial`,
        `/api/v1/opciones/usuario?q=Ximena`,
        `/api/v1/buscar?q=Ximena`,
        '/api/v1/division',
      ].map(async (path) => (await client.send('GET', path)).text()),
    );
    expect(answers.join('\n')).not.toContain(secret);
    expect(answers[1]).not.toMatch(/"name":"(run|correo)"/);
    for (const path of [
      `usuario?run=${secret}`,
      'usuario?orden=run',
      'usuario?columnas=correo',
      'usuario?correo=-',
      'usuario?orden=codigo',
      `usuario?codigo=${secret}`,
    ])
      expect((await client.send('GET', `/api/v1/${path}`)).status, path).toBe(400);
    const byRun = await client.json<{ data: readonly unknown[] }>('GET', `/api/v1/buscar?q=${secret}`);
    expect(byRun.data).toEqual([]);
    const picked = await client.json<{ data: readonly unknown[] }>(
      'GET',
      `/api/v1/opciones/usuario?q=${secret}`,
    );
    expect(picked.data).toEqual([]);
    expect((await list(client, 'usuario', { q: secret })).data).toEqual([]);
  });
});

describe('somebody who left', () => {
  it('does not come in any more', async () => {
    const person = await firstRow(admin, 'usuario', { q: 'Daniela Iturra' });
    const working = await portal.as('analistaDideso');
    expect((await working.send('GET', '/api/v1/yo')).status).toBe(200);
    await admin.json('POST', `/api/v1/usuario/${person.id}/desactivar`, {
      version: person.version,
      input: { motivo: 'Se fue a otro servicio' },
    });
    const page: ListAnswer = await list(
      admin,
      'usuario',
      { estado: 'INACTIVO' },
      { 'x-escrituras': `usuario/${person.id}@${person.version + 1}` },
    );
    expect(page.data.map(({ id }) => id)).toEqual([person.id]);
    await expect(signIn(portal.origin, people.analistaDideso)).rejects.toThrow(/entrar\?motivo|accept/);
  });
});
