import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { list, type RecordAnswer } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let admin: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal();
  admin = await portal.as('sistema');
});
afterAll(() => portal.close());

interface Line {
  readonly tipo: string;
  readonly dato: {
    readonly module?: string;
    readonly tenant?: string;
    readonly entry?: { readonly tenant: string };
  };
}

const institution = () => admin.json<RecordAnswer>('GET', '/api/v1/institucion/nuble');

it('an institution takes everything it holds with it, and nothing of others', async () => {
  const { data } = await institution();
  await admin.json('POST', '/api/v1/institucion/nuble/pedirExportacion', {
    version: data.version,
    input: { motivo: 'Traspaso a otro sistema' },
  });
  while ((await institution()).data.exportacion === undefined) await delay(100);
  const answer = await admin.send('GET', '/api/v1/institucion/nuble/archivo/exportacion');
  const text = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

  const { meta } = await list(admin, 'ipr');
  const records = lines.filter(({ tipo }) => tipo === 'registro');
  expect(records.filter(({ dato }) => dato.module === 'ipr')).toHaveLength(meta.total);
  expect(new Set(records.map(({ dato }) => dato.tenant))).toEqual(new Set(['nuble']));
  const entries = lines.filter(({ tipo }) => tipo === 'historia');
  expect(entries.length).toBeGreaterThanOrEqual(records.length);
  expect(new Set(entries.map(({ dato }) => dato.entry?.tenant))).toEqual(new Set(['nuble']));
  for (const tipo of ['reserva', 'ingreso']) expect(lines.some((line) => line.tipo === tipo)).toBe(true);
});
