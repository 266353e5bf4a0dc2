import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { everyRow, firstRow, list, type RecordAnswer, refusal } from './harness/answers.ts';
import { askBulk, finished, jobRows } from './harness/jobs.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let regional: PortalClient;
let analyst: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal();
  [regional, analyst] = await Promise.all([portal.as('regional'), portal.as('analistaDipir')]);
  await portal.caughtUp();
});
afterAll(() => portal.close());

const record = (client: PortalClient, module: string, id: string) =>
  client.json<RecordAnswer>('GET', `/api/v1/${module}/${id}`);

describe('a few records at once', () => {
  it('are assigned to a person in the request, the division moving where the module says so', async () => {
    const { data: trabajos } = await list(regional, 'trabajo', {
      filtro: 'abiertos',
      limite: '6',
      columnas: 'responsable,division',
    });
    const person = await firstRow(regional, 'usuario', { q: 'Daniela', columnas: 'divisiones' });
    const job = await askBulk(regional, 'trabajo', trabajos, {
      tipo: 'verbo',
      verbo: 'reasignar',
      datos: { responsable: person.id, comentario: 'Cambio de equipo' },
    });
    expect(job).toMatchObject({ estado: 'TERMINADO', tipo: 'LOTE', total: trabajos.length });
    const rows = await jobRows(regional, job.id);
    expect(rows).toHaveLength(trabajos.length);
    for (const { id, resultado, motivo } of rows) {
      const { data } = await record(regional, 'trabajo', id);
      expect(data.responsable).toBe(person.id);
      if (resultado === 'HECHA') expect(data.division).toBe((person.divisiones as readonly string[])[0]);
      else expect(motivo).toMatch(/^Ya /);
    }
    const [done] = rows.filter(({ resultado }) => resultado === 'HECHA');
    const history = await regional.json<{ readonly data: readonly { readonly batch?: string }[] }>(
      'GET',
      `/api/v1/trabajo/${done?.id}/historial`,
    );
    expect(history.data[0]?.batch).toBe(job.codigo);
  });

  it('are done or refused one by one, with the sentence of each', async () => {
    const all = await everyRow(regional, 'ipr', { columnas: 'responsable' });
    const chosen = all.slice(0, 25);
    const job = await askBulk(analyst, 'ipr', chosen, {
      tipo: 'editar',
      cambios: { nombre: 'Cambiado en lote' },
    });
    const rows = await jobRows(analyst, job.id);
    expect(rows).toHaveLength(chosen.length);
    const refused = rows.filter(({ resultado }) => resultado === 'DENEGADA');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ motivo }) => Boolean(motivo))).toBe(true);
    for (const { id, resultado } of rows) {
      const { data } = await record(regional, 'ipr', id);
      expect(data.nombre === 'Cambiado en lote').toBe(resultado === 'HECHA');
    }
    expect(await refusal(analyst, 'GET', `/api/v1/procesos/01jzzzzzzzzzzzzzzzzzzzzzzz/filas`)).toMatchObject({
      status: 404,
    });
    expect(await refusal(regional, 'GET', `/api/v1/procesos/${job.id}/filas`)).toMatchObject({ status: 404 });
  });

  it('are put back while nobody changed them since', async () => {
    const [una, otra] = (await everyRow(regional, 'ipr', { columnas: 'descripcion' })).slice(0, 2);
    if (!una || !otra) throw new Error('The portfolio has two initiatives');
    const name = async (id: string) => (await record(regional, 'ipr', id)).data.nombre;
    const before = await Promise.all([name(una.id), name(otra.id)]);
    const current = await Promise.all([una, otra].map(({ id }) => record(regional, 'ipr', id)));
    const job = await askBulk(
      regional,
      'ipr',
      current.map(({ data }) => data),
      { tipo: 'editar', cambios: { nombre: 'Error de lote' } },
    );
    expect(job.reversible).toBe(true);
    const undone = await regional.json<RecordAnswer>('POST', `/api/v1/procesos/${job.id}/deshacer`, {});
    expect(undone.data).toMatchObject({ estado: 'TERMINADO', hechas: 2 });
    expect(await Promise.all([name(una.id), name(otra.id)])).toEqual(before);
  });

  it('are one job for one key, however often it is sent', async () => {
    const one = await firstRow(regional, 'ipr');
    const body = {
      modulo: 'ipr',
      filas: [{ id: one.id, version: one.version }],
      operacion: { tipo: 'editar', cambios: { prioridad: 'ALTA' } },
    };
    const send = () =>
      regional.json<RecordAnswer>('POST', '/api/v1/lotes', body, { 'idempotency-key': 'lote-una-vez' });
    const [first, second] = [await send(), await send()];
    expect(second.data.id).toBe(first.data.id);
  });

  it('are refused whole when the person may do it to none', async () => {
    const one = await firstRow(regional, 'ipr');
    const body = {
      modulo: 'ipr',
      filas: [{ id: one.id, version: one.version }],
      operacion: { tipo: 'verbo', verbo: 'cerrar', datos: {} },
    };
    expect(await refusal(analyst, 'POST', '/api/v1/lotes', body)).toMatchObject({ status: 403 });
    expect(await refusal(analyst, 'POST', '/api/v1/lotes', { ...body, filas: [] })).toMatchObject({
      status: 422,
    });
    expect(
      await refusal(analyst, 'POST', '/api/v1/proceso', { values: { nombre: 'x', modulo: 'ipr' } }),
    ).toMatchObject({ status: 403 });
  });
});

describe('many records', () => {
  const chosen = async () => {
    const answer = await regional.json<{
      readonly data: readonly { readonly id: string; readonly version: number }[];
      readonly meta: { readonly total: number };
    }>('GET', '/api/v1/seleccion/trabajo?filtro=abiertos');
    expect(answer.data).toHaveLength(answer.meta.total);
    return answer.data;
  };

  it('are all those a list has, and become jobs that may run together', async () => {
    const targets = await chosen();
    expect(targets.length).toBeGreaterThan(25);
    const before = await everyRow(regional, 'trabajo', { filtro: 'abiertos', columnas: 'prioridad' });
    const jobs = await Promise.all(
      ['URGENTE', 'BAJA'].map((prioridad) =>
        askBulk(regional, 'trabajo', targets, { tipo: 'editar', cambios: { prioridad } }),
      ),
    );
    expect(jobs.every(({ estado }) => estado === 'EN_COLA')).toBe(true);
    const ended = await Promise.all(jobs.map(({ id }) => finished(regional, id)));
    const sum = (name: string) => ended.reduce((total, job) => total + Number(job[name] ?? 0), 0);
    expect(ended.map(({ estado }) => estado)).toEqual(['TERMINADO', 'TERMINADO']);
    expect(sum('procesadas')).toBe(2 * targets.length);
    expect(sum('rechazadas')).toBe(0);
    // Whoever came second to a record the first one had changed is told so, and overwrites nothing.
    const changed = before.filter(({ prioridad }) => prioridad !== 'URGENTE' && prioridad !== 'BAJA');
    expect(sum('cambiadas')).toBeGreaterThanOrEqual(changed.length);
    const csv = await (await regional.send('GET', `/api/v1/procesos/${jobs[0]?.id}/filas.csv`)).text();
    expect(csv.split('\r\n')).toHaveLength(targets.length + 1);
  });

  it('are left where they are when the job is cancelled before its turn', async () => {
    const targets = await chosen();
    const job = await askBulk(regional, 'trabajo', targets, {
      tipo: 'verbo',
      verbo: 'bloquear',
      datos: { motivoBloqueo: 'No llega' },
    });
    const answer = await regional.send('POST', `/api/v1/procesos/${job.id}/cancelar`, {});
    const ended = await finished(regional, job.id);
    if (answer.ok) expect(ended.estado).toBe('CANCELADO');
    else expect(ended.estado).toBe('TERMINADO');
  });
});
