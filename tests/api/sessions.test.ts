import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PortalClient, signIn } from '../../scripts/client/session.ts';
import { firstRow, type RecordAnswer, refusal } from './harness/answers.ts';
import { people } from './harness/people.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

interface SessionRow {
  readonly id: string;
  readonly actual: boolean;
  readonly desde: string;
  readonly vence: string;
  readonly termina: string;
  readonly ip: string;
  readonly navegador: string;
}

let portal: TestPortal;
let admin: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal();
  admin = await portal.as('sistema');
});
afterAll(() => portal.close());

const enter = () => signIn(portal.origin, people.jefaDit);
const sessionsOf = async (client: PortalClient, path = '/api/v1/sesiones') =>
  (await client.json<{ data: readonly SessionRow[] }>('GET', path)).data;
const hours = ({ desde, vence }: SessionRow) => (Date.parse(vence) - Date.parse(desde)) / 3_600_000;
const standing = async (client: PortalClient) => (await client.send('GET', '/api/v1/yo')).status;
const idOf = async (client: PortalClient) =>
  (await client.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo')).data.usuario.id;

describe('a person with three browsers', () => {
  let phone: PortalClient;
  let office: PortalClient;
  let home: PortalClient;
  beforeEach(async () => {
    phone = await enter();
    await phone.send('POST', '/api/v1/sesiones/otras/cerrar', {});
    office = await enter();
    home = await enter();
  });

  it('sees them newest first, with the one they use marked', async () => {
    const rows = await sessionsOf(office);
    expect(rows.map(({ actual }) => actual)).toEqual([false, true, false]);
    expect(rows.map(({ ip }) => ip)).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
    for (const row of rows) {
      expect(hours(row)).toBe(8);
      expect(Date.parse(row.termina)).toBeLessThanOrEqual(Date.now() + 30 * 60_000);
    }
    expect(JSON.stringify(rows)).not.toContain(office.cookie.split('=')[1]);
  });

  it('ends one: that browser is out at its next request, the others stay', async () => {
    const own = (await sessionsOf(home)).find(({ actual }) => actual);
    expect((await office.send('POST', `/api/v1/sesiones/${own?.id}/cerrar`, {})).status).toBe(200);
    expect([await standing(home), await standing(office), await standing(phone)]).toEqual([401, 200, 200]);
    expect((await refusal(office, 'POST', `/api/v1/sesiones/${own?.id}/cerrar`, {})).status).toBe(404);
  });

  it('ends all the others at once', async () => {
    const { data } = await office.json<{ data: object }>('POST', '/api/v1/sesiones/otras/cerrar', {});
    expect(data).toEqual({ cerradas: 2 });
    expect([await standing(home), await standing(office), await standing(phone)]).toEqual([401, 200, 401]);
    expect(await sessionsOf(office)).toHaveLength(1);
  });

  it('ends nobody else’s', async () => {
    const [theirs] = await sessionsOf(await portal.as('regional'));
    expect((await refusal(office, 'POST', `/api/v1/sesiones/${theirs?.id}/cerrar`, {})).status).toBe(404);
    expect(await standing(await portal.as('regional'))).toBe(200);
  });
});

describe('who administers people', () => {
  it('has sessions of four hours, as the institution says of the role', async () => {
    expect((await sessionsOf(admin)).map(hours)).toEqual([4]);
  });

  it('sees and ends the sessions of a person, and the history says why', async () => {
    const theirs = [await enter(), await enter()];
    const [first] = theirs;
    const id = first ? await idOf(first) : '';
    const seen = await sessionsOf(admin, `/api/v1/usuario/${id}/sesiones`);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(seen.every(({ actual }) => !actual)).toBe(true);

    const { data } = await admin.json<RecordAnswer>('GET', `/api/v1/usuario/${id}`);
    const close = `/api/v1/usuario/${id}/cerrarSesiones`;
    const { version } = data;
    expect(await refusal(admin, 'POST', close, { version, input: {} })).toMatchObject({
      status: 422,
      details: [{ field: 'motivo' }],
    });
    expect(await Promise.all(theirs.map(standing))).toEqual([200, 200]);
    await admin.json('POST', close, { version, input: { motivo: 'Perdió el teléfono' } });
    expect(await Promise.all(theirs.map(standing))).toEqual([401, 401]);
    expect(await sessionsOf(admin, `/api/v1/usuario/${id}/sesiones`)).toEqual([]);
    const history = await (await admin.send('GET', `/api/v1/usuario/${id}/historial`)).text();
    expect(history).toContain('Perdió el teléfono');
    expect(await standing(await enter())).toBe(200);
  });

  it('ends one of them and leaves the others; the history says which and why', async () => {
    const [phone, office] = [await enter(), await enter()];
    const id = await idOf(phone);
    const path = `/api/v1/usuario/${id}/sesiones`;
    const before = await sessionsOf(admin, path);
    const [own] = (await sessionsOf(phone)).filter(({ actual }) => actual);
    const { data } = await admin.json<RecordAnswer>('GET', `/api/v1/usuario/${id}`);
    const refused = (input: object, by = admin) =>
      refusal(by, 'POST', `/api/v1/usuario/${id}/cerrarSesion`, { version: data.version, input });

    expect(await refused({ sesion: own?.id })).toMatchObject({ status: 422, details: [{ field: 'motivo' }] });
    expect(await refused({ sesion: 'otra', motivo: 'x' })).toMatchObject({ status: 404 });
    const [regional] = await sessionsOf(await portal.as('regional'));
    expect(await refused({ sesion: regional?.id, motivo: 'x' })).toMatchObject({ status: 404 });
    const motivo = 'Dejó el notebook en el bus';
    expect((await refused({ sesion: own?.id, motivo }, await portal.as('regional'))).status).toBe(403);
    expect(await standing(phone)).toBe(200);

    await admin.json('POST', `/api/v1/usuario/${id}/cerrarSesion`, {
      version: data.version,
      input: { sesion: own?.id, motivo },
    });
    expect([await standing(phone), await standing(office)]).toEqual([401, 200]);
    expect(await sessionsOf(admin, path)).toHaveLength(before.length - 1);
    const history = await (await admin.send('GET', `/api/v1/usuario/${id}/historial`)).text();
    expect(history).toContain(motivo);
    expect(history).toMatch(/, abierta el \d\d-\d\d-\d\d/);
    expect(history).not.toContain(own?.id);
  });

  it('is nobody else: to others those sessions do not exist', async () => {
    const boss = await portal.as('regional');
    const { id, version } = await firstRow(boss, 'usuario', { q: 'Ximena' });
    expect((await refusal(boss, 'GET', `/api/v1/usuario/${id}/sesiones`)).status).toBe(404);
    const close = { version, input: { motivo: 'Porque sí' } };
    expect((await refusal(boss, 'POST', `/api/v1/usuario/${id}/cerrarSesiones`, close)).status).toBe(403);
  });
});
