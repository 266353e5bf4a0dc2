import { setTimeout as delay } from 'node:timers/promises';
import { readWorkbook } from '@gore/functions/exports/testing/read-workbook.ts';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { firstRow, type RecordAnswer, refusal } from './harness/answers.ts';
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

const made = async (client: PortalClient, body: Readonly<Record<string, unknown>>) => {
  const asked = await client.json<RecordAnswer>('POST', '/api/v1/informes', body);
  const job = await finished(client, asked.data.id);
  expect(job).toMatchObject({ estado: 'TERMINADO', tipo: 'INFORME' });
  return job;
};

const fileOf = async (client: PortalClient, job: RecordAnswer['data']): Promise<Uint8Array> =>
  new Uint8Array(await (await client.send('GET', `/api/v1/procesos/${job.id}/archivo`)).arrayBuffer());

const openPdf = async (bytes: Uint8Array) => {
  const pdf = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(pdf, { mergePages: true });
  return { pdf, text: text.replace(/\s+/g, ' ') };
};

/** The address printed on a document, and what it answers to somebody without a session. */
const verified = async (text: string) => {
  const [, code] = /\/verificar\/([a-z0-9-]+)/.exec(text.replaceAll(' ', '')) ?? [];
  const answer = await fetch(`${portal.origin}/api/verificar?codigo=${code}`);
  return { code, answer: (await answer.json()) as { data: Readonly<Record<string, unknown>> } };
};

describe('the ficha of a record', () => {
  it('becomes a tagged document with an outline that says what the record says, and proves itself genuine', async () => {
    const row = await firstRow(regional, 'ipr', { orden: '-montoIniciativa' });
    const hostile = '<b>=1+1 & "Ñandú" ‮مرحبا🙂</b>';
    await regional.json('PATCH', `/api/v1/ipr/${row.id}`, {
      version: row.version,
      changes: { nombre: hostile },
    });
    await portal.caughtUp();
    const job = await made(regional, { informe: 'ficha_ipr', registro: row.id, formato: 'pdf' });
    const bytes = await fileOf(regional, job);
    const { pdf, text } = await openPdf(bytes);
    expect(text).toContain(String(row.codigo));
    expect(text).toContain('<b>=1+1 & "Ñandú"');
    expect(text).toContain('Gobierno Regional de Ñuble');
    expect(text).toContain(`Página 1 de ${pdf.numPages}`);
    expect((await pdf.getMarkInfo())?.Marked).toBe(true);
    expect((await pdf.getOutline())?.length).toBeGreaterThan(0);
    const { answer } = await verified(text);
    expect(Object.keys(answer.data).toSorted()).toEqual([
      'codigo',
      'fecha',
      'huella',
      'institucion',
      'vigente',
    ]);
    const digest = await crypto.subtle.digest('SHA-256', bytes.slice());
    expect(answer.data).toMatchObject({ huella: Buffer.from(digest).toString('hex'), vigente: true });
  });

  it('is refused to whoever does not reach the record', async () => {
    const { id } = await firstRow(regional, 'ipr', { division: 'x', limite: '1' }).catch(() => ({
      id: 'nadie',
    }));
    expect(
      await refusal(analyst, 'POST', '/api/v1/informes', {
        informe: 'ficha_ipr',
        registro: id,
        formato: 'pdf',
      }),
    ).toMatchObject({
      status: 404,
    });
  });
});

it('an annulled document says so to whoever verifies it', async () => {
  const job = await made(regional, {
    informe: 'resumen_presupuestario',
    formato: 'pdf',
    parametros: { anio: 2026 },
  });
  const { text } = await openPdf(await fileOf(regional, job));
  const { code } = await verified(text);
  const issued = await firstRow(regional, 'informe_emitido', { verificacion: String(code) });
  await regional.json('POST', `/api/v1/informe_emitido/${issued.id}/anular`, {
    version: issued.version,
    input: { motivo: 'Tenía un error' },
  });
  expect((await verified(text)).answer.data.vigente).toBe(false);
  const nobody = await fetch(`${portal.origin}/api/verificar?codigo=nuble-2222222222222222`);
  expect(nobody.status).toBe(404);
});

it('a workbook has a sheet for each part, with what the person sees and no formula', async () => {
  const job = await made(regional, { informe: 'cartera', formato: 'xlsx' });
  const rows = await readWorkbook((await fileOf(regional, job)).slice().buffer);
  expect(rows[0]?.[0]?.value).toBe('Gobierno Regional de Ñuble');
  const figures = rows.flatMap((cells) => (cells[0]?.value === 'Iniciativas' ? [cells[1]?.value] : []));
  const { meta } = await regional.json<{ meta: { total: number } }>('GET', '/api/v1/ipr?limite=1');
  expect(figures).toEqual([meta.total]);
});

it('the report of the week tells of its last weeks, and the annual sheet of each month and its frame', async () => {
  const sheetOf = async (body: Readonly<Record<string, unknown>>, sheet: string) => {
    const job = await made(regional, { ...body, formato: 'xlsx' });
    const rows = await readWorkbook((await fileOf(regional, job)).slice().buffer, sheet);
    return rows.map((cells) => cells.map(({ value }) => value));
  };
  const week = await sheetOf({ informe: 'ejecutivo_semanal' }, 'Trabajo creado y completado');
  const from = week.findIndex(([first]) => first === 'Semana del');
  const weeks = week.slice(from + 1).filter(([first]) => first instanceof Date);
  expect(weeks).toHaveLength(12);
  expect(weeks.map(([monday]) => (monday as Date).getUTCDay())).toEqual(weeks.map(() => 1));
  // The demonstration gave people their work today.
  expect(weeks.at(-1)?.[1]).toBeGreaterThan(0);

  const year = await sheetOf(
    { informe: 'resumen_presupuestario', parametros: { anio: 2025 } },
    'Ejecución mensual de la ins',
  );
  const line = (label: string) => year.find(([first]) => first === label)?.slice(1) as readonly number[];
  const [frame, real] = [line('Marco vigente'), line('Real acumulado')];
  expect(frame.every((amount) => amount === frame.at(-1))).toBe(true);
  const at = year.findIndex(([first]) => first === 'Real acumulado');
  const share = year[at + 1]?.at(-1);
  expect(share).toBe(Math.round(((real.at(-1) ?? 0) / (frame.at(-1) ?? 1)) * 10_000) / 100);
});

it('says beforehand what it will contain', async () => {
  const { data } = await regional.json<{ data: { paginas: number; partes: readonly { filas?: number }[] } }>(
    'GET',
    '/api/v1/informes/estimacion?informe=cartera&formato=pdf&parametros={}',
  );
  const { meta } = await regional.json<{ meta: { total: number } }>('GET', '/api/v1/ipr?limite=1');
  expect(data.partes.at(-1)?.filas).toBe(meta.total);
  expect(data.paginas).toBeGreaterThan(1);
});

it('a schedule delivers to each person what they may see, once, and says what became of it', async () => {
  const { id: boss } = (await regional.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo')).data
    .usuario;
  const { id: other } = (await analyst.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo')).data
    .usuario;
  const scheduled = await regional.json<{ data: { id: string; version: number } }>(
    'POST',
    '/api/v1/informes/programar',
    {
      informe: 'cartera',
      formato: 'xlsx',
      nombre: 'Cartera de la semana',
      cuando: '0 17 * * 5',
      soloHabiles: true,
      destinatarios: [boss, other],
    },
  );
  const { data: known } = await regional.json<RecordAnswer>(
    'GET',
    `/api/v1/informe_programado/${scheduled.data.id}`,
  );
  expect(known.horario).toBe('los viernes a las 17:00; si no es hábil, el hábil siguiente');
  await regional.json('POST', `/api/v1/informe_programado/${known.id}/entregarAhora`, {
    version: known.version,
  });
  const deliveries = async () =>
    (
      await regional.json<{ data: readonly RecordAnswer['data'][] }>(
        'GET',
        `/api/v1/entrega_informe?programado=${known.id}`,
      )
    ).data;
  for (;;) {
    const found = await deliveries();
    if (found.length === 2 && found.every(({ estado }) => estado === 'ENVIADA')) break;
    expect(found.map(({ estado }) => estado)).not.toContain('FALLIDA');
    await delay(200);
  }
  const mails = portal.engines.mails
    .list()
    .filter(({ subject }) => subject.startsWith('Cartera de la semana'));
  expect(mails).toHaveLength(2);
});
