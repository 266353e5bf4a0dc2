import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { firstRow, type Hung, list, type Row, refusal, type Written } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let regional: PortalClient;
let chief: PortalClient;
let stranger: PortalClient;
/** An initiative of the division of the chief, out of reach of the stranger. */
let ipr: Row;

beforeAll(async () => {
  portal = await openTestPortal();
  regional = await portal.as('regional');
  chief = await portal.as('jefaDipir');
  stranger = await portal.as('analistaDideso');
  ipr = await firstRow(chief, 'ipr');
});
afterAll(() => portal.close());

describe('the alerts of a record', () => {
  const alerts = async (client: PortalClient, id: string) =>
    (await client.json<Hung>('GET', `/api/v1/trabajo/${id}/alertas`)).data;
  /** The alert of a piece of work once it is in a state: what changes a record is reviewed at once, not in the request. */
  const alertIn = async (id: string, estado: string): Promise<Hung['data'][number]> => {
    const found = (await alerts(chief, id)).find(({ data }) => data.estado === estado);
    if (found) return found;
    await delay(25);
    return alertIn(id, estado);
  };
  const overdue = async () =>
    (
      await chief.json<Written>('POST', '/api/v1/trabajo', {
        values: { titulo: 'Responder a Contraloría', vence: '2026-01-02', iniciativa: ipr.id },
      })
    ).data;

  it('are raised at once, seen by who sees the record, attended with words, and close by themselves', async () => {
    const { id } = await overdue();
    const { data, verbs } = await alertIn(id, 'ACTIVA');
    expect(data).toMatchObject({ regla: 'TRABAJO_VENCIDO', nivel: 'CRITICO', modulo: 'trabajo', sobre: id });
    expect(verbs).toContainEqual({ name: 'atender', open: true });
    expect((await refusal(stranger, 'GET', `/api/v1/trabajo/${id}/alertas`)).status).toBe(404);
    const path = `/api/v1/alerta/${data.id}`;
    expect((await refusal(stranger, 'GET', path)).status).toBe(404);
    await portal.caughtUp();
    const seenBy = async (client: PortalClient) =>
      (await list(client, 'alerta', { sobre: id })).data.map((one) => one.id);
    expect(await seenBy(regional)).toEqual([data.id]);
    expect(await seenBy(stranger)).toEqual([]);

    const without = await refusal(chief, 'POST', `${path}/atender`, { version: data.version, input: {} });
    expect(without.status).toBe(422);
    const input = { accion: 'Se envió la respuesta.' };
    await chief.json('POST', `${path}/atender`, { version: data.version, input });
    await alertIn(id, 'ATENDIDA');
    const work = (await chief.json<{ data: Row }>('GET', `/api/v1/trabajo/${id}`)).data;
    await chief.json('PATCH', `/api/v1/trabajo/${id}`, {
      version: work.version,
      changes: { vence: '2030-01-02' },
    });
    await alertIn(id, 'CERRADA');
  });

  it('are shown with the initiative their record is part of, saying whose they are', async () => {
    const { id } = await overdue();
    const { data } = await alertIn(id, 'ACTIVA');
    await portal.caughtUp();
    const whole = `/api/v1/ipr/${ipr.id}/alertas/todas`;
    const shown = (await chief.json<Hung>('GET', whole)).data.find((one) => one.data.id === data.id);
    expect(shown?.data).toMatchObject({ modulo: 'trabajo', sobre: id });
    expect(shown?.verbs).toContainEqual({ name: 'atender', open: true });
    expect((await refusal(stranger, 'GET', whole)).status).toBe(404);
  });

  it('follow thresholds only the administration changes, tries and takes back', async () => {
    const administration = await portal.as('sistema');
    const { id } = await overdue();
    await alertIn(id, 'ACTIVA');
    for (const path of ['/api/v1/alertas/umbrales', '/api/v1/alertas/simulacion'])
      expect((await refusal(regional, 'POST', path, {})).status).toBe(403);
    expect((await refusal(regional, 'GET', '/api/v1/alertas/reglas')).status).toBe(403);
    const { data: rules } = await administration.json<{
      data: readonly { codigo: string; explicacion: string }[];
    }>('GET', '/api/v1/alertas/reglas');
    expect(rules.find(({ codigo }) => codigo === 'TRABAJO_VENCIDO')?.explicacion).toContain(
      'alta desde 1 día',
    );

    await portal.caughtUp();
    const tried = await administration.json<{ data: { dias: readonly Row[]; registros: number } }>(
      'POST',
      '/api/v1/alertas/simulacion',
      { regla: 'TRABAJO_VENCIDO', umbrales: { ALTO: 1, CRITICO: 8 } },
    );
    expect(tried.data.dias).toHaveLength(90);
    expect(tried.data.registros).toBeGreaterThanOrEqual(1);

    const set = (valores: Readonly<Record<string, number>>) =>
      administration.json<{ data: { antes: Readonly<Record<string, number>> } }>(
        'POST',
        '/api/v1/alertas/umbrales',
        {
          valores,
          fundamento: 'Acuerdo de gabinete',
        },
      );
    const upside = { valores: { 'TRABAJO_VENCIDO.ALTO': 9 }, fundamento: 'Acuerdo de gabinete' };
    expect((await refusal(administration, 'POST', '/api/v1/alertas/umbrales', upside)).status).toBe(422);
    const { data } = await set({ TRABAJO_VENCIDO: 0 });
    await alertIn(id, 'CERRADA');
    await set(data.antes);
    await alertIn(id, 'ACTIVA');
  });
});
