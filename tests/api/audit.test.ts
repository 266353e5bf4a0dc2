import { setTimeout as delay } from 'node:timers/promises';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { tables } from '../../scripts/local/cloud/engines.ts';
import { firstRow, type RecordAnswer, type Row, refusal, type Written } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

interface Entry {
  readonly module: string;
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly verb: string;
  readonly actor: { readonly nombre: string };
  readonly changes: readonly {
    readonly field: string;
    readonly after?: unknown;
    readonly suprimido?: string;
  }[];
  readonly ip?: string;
  readonly batch?: string;
}
interface AuditAnswer {
  readonly data: readonly Entry[];
  readonly meta: { readonly next: string | null; readonly total: number; readonly everything: boolean };
}

let portal: TestPortal;
let admin: PortalClient;
let initiative: Row;

const audit = (client: PortalClient, parameters: Record<string, string> = {}): Promise<AuditAnswer> =>
  client.json('GET', `/api/v1/auditoria?${new URLSearchParams(parameters)}`);
const edit = async (client: PortalClient, { id }: Row, changes: object) => {
  const { data } = await client.json<RecordAnswer>('GET', `/api/v1/ipr/${id}`);
  await client.json('PATCH', `/api/v1/ipr/${id}`, { version: data.version, changes });
  await portal.caughtUp();
};
const verify = async (values: object): Promise<Row> => {
  const { data } = await admin.json<Written>('POST', '/api/v1/verificacion', { values });
  for (;;) {
    const answer = await admin.json<RecordAnswer>('GET', `/api/v1/verificacion/${data.id}`);
    if (!['PENDIENTE', 'EN_PROCESO'].includes(answer.data.estado)) return answer.data;
    await delay(30);
  }
};
const entryKey = ({ id }: Row, seq: number) => ({
  pk: `AUD#nuble#ipr#${id}`,
  sk: `v#${String(seq).padStart(9, '0')}`,
});

beforeAll(async () => {
  portal = await openTestPortal();
  admin = await portal.as('sistema');
  const regional = await portal.as('regional');
  initiative = await firstRow(regional, 'ipr');
  await edit(regional, initiative, { tipologia: 'Vial' });
  await edit(regional, initiative, { tipologia: 'Sanitaria' });
});
afterAll(() => portal.close());

describe('the audit', () => {
  it('is found by who, what, where, which field and when', async () => {
    const { data, meta } = await audit(admin, { registro: initiative.id });
    expect(meta).toMatchObject({ everything: true, next: null, total: data.length });
    expect(data[0]).toMatchObject({
      verb: 'editar',
      module: 'ipr',
      actor: { nombre: 'Rodrigo Sepúlveda Arias' },
    });
    expect(data[0]?.changes).toContainEqual(
      expect.objectContaining({ field: 'tipologia', before: 'Vial', after: 'Sanitaria' }),
    );
    expect(data[0]?.ip).toMatch(/127\.0\.0\.1|::1/);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'America/Santiago' });
    const found = async (parameters: Record<string, string>) =>
      (await audit(admin, { registro: initiative.id, ...parameters })).data.map(({ seq }) => seq);
    const edits = data.slice(0, 2).map(({ seq }) => seq);
    expect((await found({ campo: 'tipologia' })).slice(0, 2)).toEqual(edits);
    expect(await found({ campo: 'tipologia', verbo: 'editar' })).toEqual(edits);
    expect(await found({ desde: today, hasta: today })).toHaveLength(data.length);
    expect(await found({ hasta: '2020-01-01' })).toEqual([]);
    expect(await found({ quien: 'nadie' })).toEqual([]);
    expect(await found({ modulo: 'comuna' })).toEqual([]);
    expect(await found({ ip: '10.0.0.9' })).toEqual([]);
  });

  it('comes in pages that meet without a gap or a repeat', async () => {
    // What the portal does by itself goes on meanwhile: the pages are of what is over.
    const quien = 'sistema:semilla';
    const whole = (await audit(admin, { limite: '100', quien })).data.map(
      ({ module, id, seq }) => `${module}/${id}@${seq}`,
    );
    const pages: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null && pages.length < 100) {
      const page: AuditAnswer = await audit(admin, { limite: '9', quien, ...(cursor ? { cursor } : {}) });
      pages.push(...page.data.map(({ module, id, seq }) => `${module}/${id}@${seq}`));
      cursor = page.meta.next;
    }
    expect(pages.slice(0, 90)).toEqual(whole.slice(0, 90));
  });

  it('refuses what is no date, page or limit', async () => {
    for (const query of ['desde=ayer', 'cursor=x', 'limite=0', 'limite=101', 'hasta=2026-02-30'])
      expect(await refusal(admin, 'GET', `/api/v1/auditoria?${query}`)).toMatchObject({
        status: 400,
        code: 'CONSULTA_INVALIDA',
      });
  });

  it('shows everybody else only what happened to records they may read, and never from where', async () => {
    const inspector = await portal.as('inspectorDit');
    const { data, meta } = await audit(inspector, { modulo: 'ipr', limite: '100' });
    expect(meta.everything).toBe(false);
    expect(data.length).toBeGreaterThan(0);
    for (const { id, ip } of data) {
      expect(ip).toBeUndefined();
      expect((await inspector.send('GET', `/api/v1/ipr/${id}`)).status).toBe(200);
    }
    const all = await audit(admin, { modulo: 'ipr', limite: '100' });
    expect(data.length).toBeLessThan(all.data.length);
    expect((await audit(inspector, { modulo: 'ipr', limite: '100', ip: '1.2.3.4' })).data).toEqual(data);
    expect((await audit(inspector, { modulo: 'institucion' })).data).toEqual([]);
  });

  it('never tells a personal value', async () => {
    const { data } = await audit(admin, { modulo: 'usuario', limite: '100' });
    const text = JSON.stringify(data);
    expect(text).not.toMatch(/21000\d{3}|@gore/);
    expect(data.flatMap(({ changes }) => changes).find(({ field }) => field === 'run')?.suprimido).toContain(
      'dato personal',
    );
    expect(JSON.stringify((await audit(admin, { campo: 'run' })).data)).not.toMatch(/21000\d{3}/);
  });

  it('can be taken along as a file', async () => {
    const response = await admin.send('GET', `/api/v1/auditoria/exportar?registro=${initiative.id}`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toContain('auditoria.csv');
    const text = await response.text();
    expect(text).toContain('Vial → Sanitaria');
    expect(text.split('\r\n').length).toBeGreaterThan(3);
  });
});

describe('nobody changes or deletes an entry', () => {
  it('through any route of the API, the administrator included', async () => {
    const before = await audit(admin, { registro: initiative.id });
    const attempts: readonly (readonly [string, string, unknown?])[] = [
      ['DELETE', `/api/v1/auditoria/${initiative.id}`],
      ['DELETE', `/api/v1/ipr/${initiative.id}/historial`],
      ['PATCH', `/api/v1/auditoria/${initiative.id}`, { version: 1, changes: { actor: 'x' } }],
      ['PATCH', `/api/v1/ipr/${initiative.id}/historial`, { version: 1, changes: { actor: 'x' } }],
      ['POST', '/api/v1/auditoria', { values: { actor: 'x' } }],
      ['POST', `/api/v1/auditoria/${initiative.id}/eliminar`, { version: 1 }],
      ['POST', `/api/v1/auditoria/${initiative.id}/restaurar`, { version: 1 }],
      [
        'POST',
        `/api/v1/ipr/${initiative.id}/purgar`,
        { version: 3, input: { motivo: 'porque sí, porque sí' } },
      ],
      ['POST', `/api/v1/ipr/${initiative.id}/suprimir`, { version: 3, input: { resolucion: '1' } }],
      ['PUT', `/api/v1/auditoria/${initiative.id}`, {}],
      [
        'POST',
        '/api/v1/importacion',
        { values: { modulo: 'auditoria', perfil: 'x', archivo: { key: 'nuble/x' } } },
      ],
    ];
    for (const [method, path, body] of attempts) {
      const { status } = await admin.send(method, path, body);
      expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      expect(status, `${method} ${path}`).toBeLessThan(500);
    }
    expect(await audit(admin, { registro: initiative.id })).toEqual(before);
  });

  // An attached server is entered as whoever its address names, who owns the tables.
  it.skipIf(process.env.GORE_PG_URL)('in the read model, whose role may only add', async () => {
    const { app } = portal.engines.database;
    for (const statement of [
      "update auditoria set actor = 'x'",
      'delete from auditoria',
      'truncate auditoria',
      'drop table auditoria',
    ])
      await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('by building the read model anew, which brings back what was changed in it', async () => {
    const before = await audit(admin, { registro: initiative.id });
    const { owner } = portal.engines.database;
    await owner.query(`update auditoria set verbo = 'falso' where registro = $1`, [initiative.id]);
    await owner.query(
      `insert into auditoria values ('nuble', 'ipr', $1, 99, '2020-01-01', 'x', 'editar', '{}', null, null)`,
      [initiative.id],
    );
    const response = await fetch(`${portal.origin}/dev/reconstruir`, { method: 'POST', redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(await audit(admin, { registro: initiative.id })).toEqual(before);
  });
});

describe('a verification', () => {
  it('of everything, a day or a record finds all in order', async () => {
    for (const values of [
      { alcance: 'COMPLETA' },
      { alcance: 'DIA', dia: new Date().toISOString().slice(0, 10) },
      { alcance: 'REGISTRO', modulo: 'ipr', registro: initiative.id },
    ]) {
      const { estado, fallas, cadenas, hallazgos } = await verify(values);
      expect({ estado, fallas, hallazgos }).toEqual({ estado: 'CONFORME', fallas: 0, hallazgos: undefined });
      expect(cadenas).toBeGreaterThan(0);
    }
    expect(
      await refusal(admin, 'POST', '/api/v1/verificacion', { values: { alcance: 'DIA' } }),
    ).toMatchObject({
      code: 'REGLA',
    });
    const outsider = await portal.as('inspectorDit');
    expect(
      await refusal(outsider, 'POST', '/api/v1/verificacion', { values: { alcance: 'COMPLETA' } }),
    ).toMatchObject({ status: 403 });
  });

  it('finds an entry somebody changed, and everybody who reviews sees it', async () => {
    const { documents } = portal.engines;
    const Key = entryKey(initiative, 2);
    const { Item } = await documents.send(new GetCommand({ TableName: tables.datos, Key }));
    const entry = { ...Item?.entry, at: '2020-01-01T00:00:00.000Z' };
    await documents.send(new PutCommand({ TableName: tables.datos, Item: { ...Item, entry } }));
    const found = await verify({ alcance: 'REGISTRO', modulo: 'ipr', registro: initiative.id });
    expect(found).toMatchObject({
      estado: 'CON_FALLAS',
      fallas: 1,
      hallazgos: [{ modulo: 'ipr', registro: initiative.id, entrada: 2, falla: 'La entrada fue alterada.' }],
    });
    const alert = async (client: PortalClient) =>
      (await client.json<{ data: { alerta?: { text: string; href: string } } }>('GET', '/api/v1/yo')).data
        .alerta;
    expect(await alert(admin)).toMatchObject({ href: `/verificacion/${found.id}` });
    expect(await alert(await portal.as('inspectorDit'))).toBeUndefined();
    await documents.send(new PutCommand({ TableName: tables.datos, Item: Item ?? {} }));
    expect(await verify({ alcance: 'COMPLETA' })).toMatchObject({ estado: 'CONFORME' });
    expect(await alert(admin)).toBeUndefined();
  });
});
