import { setTimeout as delay } from 'node:timers/promises';
import type { AuditEntry } from '@gore/core/kernel/runtime/audit/chain.ts';
import { verifyChain } from '@gore/core/kernel/runtime/audit/verify.ts';
import { readPartition } from '@gore/core/kernel/runtime/store/partition.ts';
import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import type { Dossier, HeldRecord } from '@gore/core/personal-data/dossier.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { tables } from '../../scripts/local/cloud/engines.ts';
import { firstRow, list, type RecordAnswer, refusal, type Written } from './harness/answers.ts';
import { people } from './harness/people.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let admin: PortalClient;
let regional: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal();
  [admin, regional] = await Promise.all([portal.as('sistema'), portal.as('regional')]);
});
afterAll(() => portal.close());

interface Found {
  readonly data: Dossier;
  readonly meta: { readonly consulta: Written['data'] };
}
const motivo = 'Responder la solicitud de la persona';
const search = (run: string) => admin.json<Found>('POST', '/api/v1/datos-personales', { run, motivo });
const recordsOf = async (run: string): Promise<readonly HeldRecord[]> =>
  (await search(run)).data.modules.flatMap(({ records }) => records);

const person = async (nombre: string, run: string) =>
  (
    await admin.json<Written>('POST', '/api/v1/usuario', {
      values: { nombre, run, correo: 'prueba@example.cl', roles: ['ENCARGADO'] },
    })
  ).data;

const verb = async (id: string, version: number, name: string, input: object) =>
  (await admin.json<Written>('POST', `/api/v1/solicitud_derecho/${id}/${name}`, { version, input })).data;

const request = (id: string) => admin.json<RecordAnswer>('GET', `/api/v1/solicitud_derecho/${id}`);

/** Grants a request over some records and waits until what it orders is done. */
const grant = async (derecho: string, run: string, registros: readonly object[]) => {
  const values = {
    derecho,
    nombre: 'Quien pide',
    run,
    canal: 'PRESENCIAL',
    recibida: '2026-11-20',
    peticion: 'Lo que dice la ley',
    registros,
  };
  const made = (await admin.json<Written>('POST', '/api/v1/solicitud_derecho', { values })).data;
  const open = await verb(made.id, made.version, 'admitir', { identidad: 'CLAVEUNICA' });
  const answer = { resolucion: 'Res. Ex. 9', fundamento: 'Corresponde', registros };
  await verb(open.id, open.version, 'acoger', answer);
  for (;;) {
    const { data } = await request(made.id);
    if (data.estado !== 'ACOGIDA') return data;
    await delay(50);
  }
};
const whole = ({ id }: { id: string }) => [{ modulo: 'usuario', registro: id }];

describe('what is held about a RUN', () => {
  it('comes with sign-ins, sessions and every record that points at the person', async () => {
    await portal.as('analistaDipir');
    const begun = performance.now();
    const { data, meta } = await search(people.analistaDipir);
    const took = performance.now() - begun;
    expect(data.modules.map(({ module }) => module)).toEqual(
      expect.arrayContaining(['ipr', 'usuario', 'consulta_datos']),
    );
    const [signIns, sessions] = data.traces;
    expect(signIns?.entries.length).toBeGreaterThan(0);
    expect(sessions?.entries.length).toBeGreaterThan(0);
    expect(took).toBeLessThan(2000);
    console.info(`search by RUN: ${took.toFixed(0)} ms`);
    const html = await admin.send('GET', `/api/v1/datos-personales/${meta.consulta.id}/copia?formato=html`);
    expect(html.headers.get('content-disposition')).toContain('datos-personales.html');
    expect(await html.text()).toContain('Tomás Aedo Placencia');
    const json = await admin.send('GET', `/api/v1/datos-personales/${meta.consulta.id}/copia?formato=json`);
    expect(await json.json()).toMatchObject({ run: people.analistaDipir });
  });

  it('is searched with a reason, by whoever may, and every search stays written', async () => {
    const run = people.analistaDipir;
    const address = '/api/v1/datos-personales';
    expect(await refusal(admin, 'POST', address, { run })).toMatchObject({ status: 422 });
    expect(await refusal(admin, 'POST', address, { run, motivo: 'porque' })).toMatchObject({ status: 422 });
    expect(await refusal(admin, 'POST', address, { run: '1-1', motivo })).toMatchObject({ status: 422 });
    expect(await refusal(regional, 'POST', address, { run, motivo })).toMatchObject({ status: 403 });
    const { meta } = await search(run);
    const { data } = await admin.json<RecordAnswer>('GET', `/api/v1/consulta_datos/${meta.consulta.id}`);
    expect(data).toMatchObject({ run, motivo });
    const copy = `/api/v1/datos-personales/${meta.consulta.id}/copia`;
    expect(await refusal(regional, 'GET', copy)).toMatchObject({ status: 403 });
    expect(await refusal(admin, 'GET', '/api/v1/datos-personales/nadie/copia')).toMatchObject({
      status: 404,
    });
  });
});

describe('a granted suppression', () => {
  it('makes the person vanish while their history goes on verifying', async () => {
    const run = '11111111-1';
    const { id } = await person('Zacarías Quiñones', run);
    await portal.caughtUp();
    expect((await list(admin, 'usuario', { q: 'Zacarías' })).data).toHaveLength(1);
    const done = await grant('SUPRESION', run, whole({ id }));
    expect(done).toMatchObject({ estado: 'CUMPLIDA' });
    await portal.caughtUp();
    const records = await recordsOf(run);
    expect(records.map(({ module }) => module)).not.toContain('usuario');
    expect((await list(admin, 'usuario', { q: 'Zacarías' })).data).toEqual([]);
    const hits = await admin.json<{ data: readonly unknown[] }>('GET', '/api/v1/buscar?q=Zacar%C3%ADas');
    expect(JSON.stringify(hits.data)).not.toContain(id);
    const store = createStore(portal.engines.documents, tables);
    const record = await store.get({ tenant: 'nuble', module: 'usuario', id });
    const items = await readPartition(store, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `AUD#nuble#usuario#${id}` },
    });
    const links = items.map(({ entry, hash }) => ({ entry: entry as AuditEntry, hash: String(hash) }));
    expect(verifyChain(links, record?.hash ?? '', record?.version ?? 0)).toEqual([]);
    expect(links.map(({ entry }) => entry.verb)).toEqual(['crear', 'suprimir', 'bloquearDatos']);
    expect(JSON.stringify([record, items])).not.toMatch(/Zacar|1{8}/);
  });
});

describe('a blocked person', () => {
  it('is in no list, picker, search or label from the next request on, and comes back whole', async () => {
    const run = people.inspectorDit;
    const row = await firstRow(regional, 'usuario', { q: 'Cristóbal Lagos' });
    const named = `/api/v1/opciones/usuario?ids=${row.id}`;
    await grant('BLOQUEO', run, whole(row));

    expect((await list(regional, 'usuario')).data.map(({ id }) => id)).not.toContain(row.id);
    expect((await list(admin, 'usuario', { q: 'Cristóbal Lagos' })).data).toEqual([]);
    expect((await regional.json<{ data: unknown[] }>('GET', named)).data).toEqual([]);
    const hits = await regional.json<{ data: { id: string }[] }>('GET', '/api/v1/buscar?q=Lagos');
    expect(hits.data.map(({ id }) => id)).not.toContain(row.id);
    expect(await refusal(regional, 'GET', `/api/v1/usuario/${row.id}`)).toMatchObject({ status: 404 });
    const page = await list(regional, 'ipr', { limite: '200' });
    expect(page.meta.refs.usuario?.[row.id] ?? 'Dato bloqueado').toBe('Dato bloqueado');
    expect(JSON.stringify(page)).not.toContain('Cristóbal Lagos');

    const [usuario] = (await recordsOf(run)).filter(({ module }) => module === 'usuario');
    expect(usuario).toMatchObject({ blocked: true });

    await grant('DESBLOQUEO', run, whole(row));
    expect((await list(regional, 'usuario', { q: 'Cristóbal Lagos' })).data).toHaveLength(1);
  });
});
