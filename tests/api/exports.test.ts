import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readWorkbook } from '@gore/functions/exports/testing/read-workbook.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { tables } from '../../scripts/local/cloud/engines.ts';
import { expireFiles } from '../../scripts/local/cloud/schedules.ts';
import { tenant } from '../../scripts/seed/nuble.ts';
import { everyRow, firstRow, type RecordAnswer, refusal } from './harness/answers.ts';
import { finished } from './harness/jobs.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let regional: PortalClient;
let analyst: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal();
  [regional, analyst] = await Promise.all([portal.as('regional'), portal.as('analistaDipir')]);
});
afterAll(() => portal.close());

const exported = async (
  client: PortalClient,
  modulo: string,
  formato: 'xlsx' | 'csv',
  consulta: Readonly<Record<string, string>>,
): Promise<{ readonly job: RecordAnswer['data']; readonly bytes: ArrayBuffer }> => {
  const body = { modulo, formato, consulta: new URLSearchParams(consulta).toString() };
  const asked = await client.json<RecordAnswer>('POST', '/api/v1/exportaciones', body);
  const job = await finished(client, asked.data.id);
  expect(job.mensaje).toMatch(/^\d+ /);
  expect(job).toMatchObject({ estado: 'TERMINADO', tipo: 'EXPORTACION' });
  const file = await client.send('GET', `/api/v1/procesos/${job.id}/archivo`);
  return { job, bytes: await file.arrayBuffer() };
};

const columnas = 'codigo,nombre,estado,montoIniciativa,creadoEn,responsable';

it('a list becomes a workbook of what it shows, with real types and sums', async () => {
  const dangerous = '=1+1';
  const first = await firstRow(regional, 'ipr', { orden: '-montoIniciativa' });
  await regional.json('PATCH', `/api/v1/ipr/${first.id}`, {
    version: first.version,
    changes: { nombre: dangerous },
  });
  await portal.caughtUp();
  const asked = { columnas, orden: '-montoIniciativa', 'montoIniciativa.min': '1' };
  const rows = await everyRow(regional, 'ipr', { ...asked, limite: '100' });
  const { job, bytes } = await exported(regional, 'ipr', 'xlsx', asked);
  expect(job.hechas).toBe(rows.length);

  const sheet = await readWorkbook(bytes);
  const first4 = sheet.slice(0, 4).map(([cell]) => cell?.value);
  expect(first4).toEqual([
    'Gobierno Regional de Ñuble',
    'Iniciativas',
    expect.stringMatching(/^\d\d-\d\d-\d{4} \d\d:\d\d · Rodrigo/),
    'Monto de la iniciativa: desde 1',
  ]);
  const head = sheet.findIndex(([cell]) => cell?.value === 'Código');
  const read = sheet.slice(head + 1, head + 1 + rows.length);
  const column = (at: number) => read.map((cells) => cells[at]?.value);
  expect(column(0)).toEqual(rows.map(({ codigo }) => codigo));
  expect(column(3)).toEqual(rows.map(({ montoIniciativa }) => montoIniciativa));
  expect(column(4).every((value) => value instanceof Date)).toBe(true);
  expect(read.every((cells) => cells[1]?.isText)).toBe(true);
  expect(column(1)).toContain(`'${dangerous}`);
  const total = rows.reduce((sum, { montoIniciativa }) => sum + Number(montoIniciativa), 0);
  expect(sheet.at(-1)?.[3]?.result).toBe(total);
});

it('a CSV opens in Excel in Spanish and holds only what is in reach', async () => {
  const { job, bytes } = await exported(analyst, 'ipr', 'csv', { columnas });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\uFEFF"Código";"Nombre')).toBe(true);
  const mine = await everyRow(analyst, 'ipr', { limite: '100' });
  expect(job.hechas).toBe(mine.length);
  const everything = await everyRow(regional, 'ipr', { limite: '100' });
  expect(mine.length).toBeLessThan(everything.length);
  expect(text.trimEnd().split('\r\n')).toHaveLength(mine.length + 1);
});

it('is refused to whoever may not export, and fails with a sentence when it asks for what is hidden', async () => {
  const body = { modulo: 'usuario', formato: 'csv', consulta: '' };
  expect(await refusal(analyst, 'POST', '/api/v1/exportaciones', body)).toMatchObject({ status: 403 });
  expect(
    await refusal(regional, 'POST', '/api/v1/exportaciones', { ...body, modulo: 'ipr', formato: 'pdf' }),
  ).toMatchObject({
    status: 422,
  });
  const asked = await regional.json<RecordAnswer>('POST', '/api/v1/exportaciones', {
    modulo: 'ipr',
    formato: 'csv',
    consulta: 'inventado=1',
  });
  expect(await finished(regional, asked.data.id)).toMatchObject({
    estado: 'FALLIDO',
    mensaje: expect.stringContaining('inventado'),
  });
});

it('a file whose days are over is signed by no way in, and is swept from this machine', async () => {
  const { job } = await exported(analyst, 'ipr', 'csv', { columnas });
  const { documents, s3 } = portal.engines;
  await documents.send(
    new UpdateCommand({
      TableName: tables.datos,
      Key: { pk: `REG#${tenant}#proceso#${job.id}`, sk: 'REG' },
      UpdateExpression: 'set #data.venceEn = :past',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':past': '2026-01-01T00:00:00.000Z' },
    }),
  );
  for (const path of [`/api/v1/procesos/${job.id}/archivo`, `/api/v1/proceso/${job.id}/archivo/archivo`])
    expect((await refusal(analyst, 'GET', path)).message).toMatch(/se guardó siete días/);
  const left = () => s3.objects().filter(({ record }) => record.key.includes(job.id)).length;
  expect(left()).toBe(1);
  const day = 86_400_000;
  await expireFiles(s3, Date.now() + 6 * day);
  expect(left()).toBe(1);
  await expireFiles(s3, Date.now() + 8 * day);
  expect(left()).toBe(0);
});
