import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { entryHash } from '@gore/core/kernel/runtime/audit/chain.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { tables } from '../../scripts/local/cloud/engines.ts';
import { root } from '../../scripts/local/settings.ts';
import { firstRow, list, refusal } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

interface Log {
  readonly data: readonly {
    readonly at: string;
    readonly actor?: { readonly nombre: string };
    readonly user?: { readonly nombre: string };
    readonly outcome?: string;
    readonly module?: string;
    readonly fields?: readonly string[];
    readonly purpose?: string;
    readonly asked?: boolean;
  }[];
}

let portal: TestPortal;
let admin: PortalClient;
const get = (client: PortalClient, path: string): Promise<Log> => client.json('GET', path);

beforeAll(async () => {
  portal = await openTestPortal();
  admin = await portal.as('sistema');
});
afterAll(() => portal.close());

describe('the log of sign-ins', () => {
  it('is read by those who review, failures included, and by everybody of themselves', async () => {
    const inspector = await portal.as('inspectorDit');
    const { data } = await get(admin, '/api/v1/ingresos');
    expect(data.map(({ user }) => user?.nombre)).toEqual(
      expect.arrayContaining(['Paula Contreras Vidal', 'Cristóbal Lagos Muñoz']),
    );
    expect(data.every(({ at }) => at.endsWith('Z'))).toBe(true);
    expect((await get(admin, '/api/v1/ingresos?resultado=fallidos')).data).toEqual([]);
    expect((await get(admin, '/api/v1/ingresos?mes=2020-01')).data).toEqual([]);
    const mine = await get(inspector, '/api/v1/mis-ingresos');
    expect(mine.data).toHaveLength(1);
    expect(mine.data[0]).toMatchObject({ outcome: 'ok' });
    expect(await refusal(inspector, 'GET', '/api/v1/ingresos')).toMatchObject({ status: 403 });
    expect(await refusal(admin, 'GET', '/api/v1/ingresos?mes=ayer')).toMatchObject({ status: 400 });
    expect(await refusal(admin, 'GET', '/api/v1/ingresos?cursor=x')).toMatchObject({ status: 400 });
  });
});

describe('reads of personal data', () => {
  it('are noted with what for, one for each request, and shown to the auditor', async () => {
    const user = await firstRow(admin, 'usuario');
    await admin.json('GET', `/api/v1/usuario/${user.id}`);
    const { data } = await get(admin, `/api/v1/lecturas?registro=${user.id}`);
    expect(data[0]).toMatchObject({
      actor: { nombre: 'Paula Contreras Vidal' },
      module: 'usuario',
      purpose: 'Usuarios: funciones de Administración del sistema',
      asked: false,
    });
    expect(data[0]?.fields).toEqual(expect.arrayContaining(['Nombre', 'RUN']));
    expect(data).toHaveLength(2);
    expect((await get(admin, '/api/v1/lecturas?modulo=ipr')).data).toEqual([]);
    const inspector = await portal.as('inspectorDit');
    expect(await refusal(inspector, 'GET', '/api/v1/lecturas')).toMatchObject({ status: 403 });
  });

  it('by RUN want a purpose, from those who would find somebody', async () => {
    for (const path of [
      '/api/v1/buscar?q=21000101-8',
      '/api/v1/usuario?q=21.000.101-8',
      '/api/v1/usuario?run=21000101-8',
    ])
      expect(await refusal(admin, 'GET', path)).toMatchObject({ status: 422, code: 'FINALIDAD_REQUERIDA' });
    const headers = { 'x-finalidad': encodeURIComponent('Revisión de cuentas, año 2026') };
    const found = await list(admin, 'usuario', { q: '21000101-8', columnas: 'nombre,run' }, headers);
    expect(found.data).toHaveLength(1);
    const { data } = await get(admin, '/api/v1/lecturas?modulo=usuario');
    expect(data[0]).toMatchObject({ purpose: 'Revisión de cuentas, año 2026', asked: true });
    const inspector = await portal.as('inspectorDit');
    expect((await inspector.send('GET', '/api/v1/usuario?q=21000101-8')).status).toBe(200);
    expect((await admin.send('GET', '/api/v1/ipr?q=30123456-0')).status).toBe(200);
  });
});

describe('the seal of a day', () => {
  it('is made by night, chained, and proves an entry offline', { timeout: 120_000 }, async () => {
    const { documents, database } = portal.engines;
    const row = await firstRow(await portal.as('regional'), 'ipr');
    const proofOf = () =>
      refusal(admin, 'GET', `/api/v1/auditoria/prueba?modulo=ipr&registro=${row.id}&entrada=1`);
    expect(await proofOf()).toMatchObject({ status: 409, code: 'SIN_SELLO' });

    // An entry of the day before, as if the night had come.
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const Key = { pk: `AUD#nuble#ipr#${row.id}`, sk: 'v#000000001' };
    const { Attributes } = await documents.send(
      new UpdateCommand({
        TableName: tables.datos,
        Key,
        UpdateExpression: 'SET entry.#at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': yesterday },
        ReturnValues: 'ALL_NEW',
      }),
    );
    await documents.send(
      new UpdateCommand({
        TableName: tables.datos,
        Key,
        UpdateExpression: 'SET #hash = :hash',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: { ':hash': entryHash(Attributes?.entry) },
      }),
    );
    await database.owner.query('update auditoria set en = $1 where registro = $2 and seq = 1', [
      yesterday,
      row.id,
    ]);
    const night = () =>
      fetch(`${portal.origin}/dev/horarios/revision-nocturna`, { method: 'POST', redirect: 'manual' });
    expect((await night()).status).toBe(303);
    expect((await night()).status).toBe(303);

    const proof = await admin.json<{ day: string; entry: { at: string }; count: number }>(
      'GET',
      `/api/v1/auditoria/prueba?modulo=ipr&registro=${row.id}&entrada=1`,
    );
    // The demonstration has a past, whose days are sealed one after the other.
    expect(proof).toMatchObject({
      day: yesterday.slice(0, 10),
      previous: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(proof.count).toBeGreaterThanOrEqual(1);
    expect(
      await refusal(admin, 'GET', '/api/v1/auditoria/prueba?modulo=ipr&registro=x&entrada=1'),
    ).toMatchObject({
      status: 404,
    });
    const outsider = await portal.as('inspectorDit');
    expect(await refusal(outsider, 'GET', '/api/v1/auditoria/prueba')).toMatchObject({ status: 403 });

    const folder = mkdtempSync(join(tmpdir(), 'gore-prueba-'));
    const check = (content: unknown) => {
      const file = join(folder, 'prueba.json');
      writeFileSync(file, JSON.stringify(content));
      return spawnSync(process.execPath, [join(root, 'scripts/verify-audit.ts'), file], { encoding: 'utf8' });
    };
    try {
      expect(check(proof)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^✓ /) });
      const forged = { ...proof, entry: { ...proof.entry, at: '2020-01-01T00:00:00.000Z' } };
      expect(check(forged)).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('no es la que se selló'),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { data } = await list(admin, 'verificacion', { alcance: 'NOCTURNA' });
    expect(data.length).toBe(1);
  });
});

describe('terms of conservation', () => {
  it('are listed with what is due, and decided by whoever has the power', async () => {
    const { data } = await admin.json<{ data: readonly { module: string; due: readonly unknown[] }[] }>(
      'GET',
      '/api/v1/retencion',
    );
    expect(data).toContainEqual(
      expect.objectContaining({ module: 'importacion', label: 'Importaciones', due: [] }),
    );
    const regional = await portal.as('regional');
    expect(await refusal(regional, 'GET', '/api/v1/retencion')).toMatchObject({ status: 403 });
    const order = { modulo: 'importacion', registros: ['x'], motivo: 'Se cumplió el plazo.' };
    expect(await refusal(regional, 'POST', '/api/v1/retencion', order)).toMatchObject({ status: 403 });
    expect(await refusal(admin, 'POST', '/api/v1/retencion', { ...order, registros: [] })).toMatchObject({
      status: 400,
    });
    const answer = await admin.json<{ data: readonly object[] }>('POST', '/api/v1/retencion', order);
    expect(answer.data).toEqual([
      { id: 'x', purged: false, message: 'No encontramos este registro o no está a su alcance.' },
    ]);
    const user = await firstRow(admin, 'usuario');
    const forever = { ...order, modulo: 'usuario', registros: [user.id] };
    const kept = await admin.json<{ data: readonly object[] }>('POST', '/api/v1/retencion', forever);
    expect(kept.data).toMatchObject([{ purged: false }]);
  });
});
