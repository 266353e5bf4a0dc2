import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { zipOf } from '@gore/core/imports/testing/zip.ts';
import { createActionLinks } from '@gore/core/notices/action-link.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { firstRow, type Hung, list, type Row, refusal, type Written } from './harness/answers.ts';
import { inboxOf, noticeOf, unreadOf } from './harness/notices.ts';
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

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF');

const upload = async (client: PortalClient, name: string, bytes: Uint8Array) => {
  const { data } = await client.json<{
    data: { key: string; url: string; method: string; headers: Record<string, string> };
  }>('POST', '/api/v1/archivos', { name, size: bytes.length, type: 'application/octet-stream' });
  const stored = await fetch(data.url, {
    method: data.method,
    headers: data.headers,
    body: new Uint8Array(bytes),
  });
  expect(stored.status).toBe(200);
  return { key: data.key, name, size: bytes.length };
};

const attach = async (name: string, bytes: Uint8Array, more: Record<string, unknown> = {}) => {
  const archivo = await upload(chief, name, bytes);
  const values = { modulo: 'ipr', sobre: ipr.id, tipo: 'CONVENIO', archivo, ...more };
  return (await chief.json<Written>('POST', '/api/v1/documento', { values })).data;
};

const read = async (id: string, client = chief): Promise<Row> =>
  (await client.json<{ data: Row }>('GET', `/api/v1/documento/${id}`)).data;

/** The document once somebody has looked at its bytes. */
const reviewed = async (id: string): Promise<Row> => {
  const found = await read(id);
  if (found.estado !== 'RECIBIDO') return found;
  await delay(25);
  return reviewed(id);
};

const documents = (client: PortalClient, id = ipr.id) =>
  client.json<Hung>('GET', `/api/v1/ipr/${id}/documentos`);
const comments = (client: PortalClient, id = ipr.id) =>
  client.json<Hung>('GET', `/api/v1/ipr/${id}/comentarios`);
const say = async (texto: string, more: Record<string, unknown> = {}, client = chief) =>
  (
    await client.json<Written>('POST', '/api/v1/comentario', {
      values: { modulo: 'ipr', sobre: ipr.id, texto, ...more },
    })
  ).data;

describe('a document of a record', () => {
  it('is looked at, gets its digest from its bytes, and can be taken along', async () => {
    const { id } = await attach('convenio.pdf', pdf, { nota: 'Firmado por ambas partes' });
    const found = await reviewed(id);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(found).toMatchObject({
      estado: 'DISPONIBLE',
      nombre: 'convenio.pdf',
      registro: ipr.codigo,
      formato: 'application/pdf',
      tamano: pdf.length,
      sha256,
      versiones: [{ numero: 1, sha256, nota: 'Firmado por ambas partes' }],
    });
    const taken = await chief.send('GET', `/api/v1/documento/${id}/archivo/archivo`);
    expect(taken.status).toBe(200);
    expect(taken.headers.get('content-disposition')).toContain('attachment');
    expect(Buffer.from(await taken.arrayBuffer())).toEqual(pdf);
    const { data, meta } = await documents(chief);
    expect(data.map((one) => one.data.id)).toContain(id);
    expect(meta).toMatchObject({ add: true, refs: { usuario: expect.anything() } });
  });

  it('keeps its versions, and what was admitted is not what somebody puts there afterwards', async () => {
    const first = await reviewed((await attach('acta.pdf', pdf)).id);
    const second = Buffer.concat([pdf, Buffer.from('\n% segunda')]);
    const archivo = await upload(chief, 'acta.pdf', second);
    await chief.json('POST', `/api/v1/documento/${first.id}/nuevaVersion`, {
      version: first.version,
      input: { archivo, nota: 'Con la firma que faltaba' },
    });
    const found = await reviewed(first.id);
    const versiones = found.versiones as readonly { numero: number; archivo: { key: string } }[];
    expect(versiones.map(({ numero }) => numero)).toEqual([1, 2]);
    for (const { archivo: kept } of versiones) expect(kept.key).not.toContain('/subidas/');
    const old = await chief.send('GET', `/api/v1/documento/${first.id}/archivo/versiones/0/archivo`);
    expect(Buffer.from(await old.arrayBuffer())).toEqual(pdf);
    const none = await chief.send('GET', `/api/v1/documento/${first.id}/archivo/versiones/7/archivo`);
    expect(none.status).toBe(404);
  });

  it('is taken away with a reason, which stays, and nobody opens it any more', async () => {
    const { id, version } = await reviewed((await attach('borrador.pdf', pdf)).id);
    const path = `/api/v1/documento/${id}/retirar`;
    expect(await refusal(chief, 'POST', path, { version, input: {} })).toMatchObject({ status: 422 });
    await chief.json('POST', path, { version, input: { motivo: 'Se subió a la iniciativa equivocada' } });
    expect(await refusal(chief, 'GET', `/api/v1/documento/${id}/archivo/archivo`)).toMatchObject({
      status: 422,
      message: expect.stringContaining('«Retirado»'),
    });
    const row = await chief.send('GET', `/api/v1/documento/${id}/archivo/versiones/0/archivo`);
    expect(row.status).toBe(422);
    const history = await chief.send('GET', `/api/v1/documento/${id}/historial`);
    expect(await history.text()).toContain('Se subió a la iniciativa equivocada');
  });

  it('is noted each time it leaves, when it holds personal data', async () => {
    const { id } = await reviewed((await attach('nomina.pdf', pdf, { datosPersonales: true })).id);
    await chief.send('GET', `/api/v1/documento/${id}/archivo/archivo`);
    const admin = await portal.as('sistema');
    const log = await admin.send('GET', `/api/v1/lecturas?registro=${id}`);
    expect(await log.text()).toContain(id);
  });
});

describe('hostile files', () => {
  const bomb = () =>
    zipOf([
      { name: '[Content_Types].xml', body: '<Types/>' },
      { name: 'word/document.xml', body: Buffer.alloc(201 * 2 ** 20) },
    ]);
  it.each<[string, string, () => Uint8Array, string]>([
    [
      'a renamed program',
      'informe.pdf',
      () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300, 1)]),
      'no se guarda',
    ],
    ['a bomb', 'oficio.docx', bomb, 'crece'],
    [
      'an SVG with a script',
      'logo.svg',
      () => Buffer.from('<svg><script>alert(1)</script></svg>'),
      'no se guarda',
    ],
  ])('%s is refused and nobody can open it', async (_, name, bytes, words) => {
    const found = await reviewed((await attach(name, bytes())).id);
    expect(found).toMatchObject({ estado: 'RECHAZADO', resultado: expect.stringContaining(words) });
    expect(found.versiones).toBeUndefined();
    expect((await chief.send('GET', `/api/v1/documento/${found.id}/archivo/archivo`)).status).toBe(422);
  });

  it('26 MB is refused before it is written, and after it when its size was a lie', async () => {
    const size = 26 * 2 ** 20;
    const archivo = { key: 'x/subidas/1/a.pdf', name: 'a.pdf', size };
    const values = { modulo: 'ipr', sobre: ipr.id, tipo: 'OTRO', archivo };
    expect(await refusal(chief, 'POST', '/api/v1/documento', { values })).toMatchObject({
      status: 422,
      message: expect.stringContaining('25 MB'),
    });
    const large = await upload(chief, 'plano.pdf', Buffer.concat([pdf, Buffer.alloc(size)]));
    const lied = { ...values, archivo: { ...large, size: 10 } };
    const { data } = await chief.json<Written>('POST', '/api/v1/documento', { values: lied });
    expect(await reviewed(data.id)).toMatchObject({
      estado: 'RECHAZADO',
      resultado: expect.stringContaining('25 MB'),
    });
  });

  it('what never arrived is refused', async () => {
    const { key } = await upload(chief, 'llegó.pdf', pdf);
    const archivo = { key: `${key}-otra`, name: 'nada.pdf', size: 10 };
    const values = { modulo: 'ipr', sobre: ipr.id, tipo: 'OTRO', archivo };
    const { data } = await chief.json<Written>('POST', '/api/v1/documento', { values });
    expect(await reviewed(data.id)).toMatchObject({ resultado: expect.stringContaining('no llegó') });
  });

  it('neither the file of another institution nor a kind nobody declared', async () => {
    const archivo = { key: 'otra/subidas/01h/a.pdf', name: 'a.pdf', size: 10 };
    const values = { modulo: 'ipr', sobre: ipr.id, tipo: 'OTRO', archivo };
    expect((await refusal(chief, 'POST', '/api/v1/documento', { values })).status).toBe(422);
    const own = { ...values, tipo: 'INVENTADO', archivo: await upload(chief, 'a.pdf', pdf) };
    expect((await refusal(chief, 'POST', '/api/v1/documento', { values: own })).status).toBe(403);
  });
});

describe('who is out of reach of the record', () => {
  it('finds none of it, by no way', async () => {
    const { id } = await reviewed((await attach('secreto.pdf', pdf)).id);
    const comment = await say('Solo para la división');
    await portal.caughtUp();
    for (const path of [
      `/api/v1/ipr/${ipr.id}/documentos`,
      `/api/v1/ipr/${ipr.id}/comentarios`,
      `/api/v1/ipr/${ipr.id}/linea`,
      `/api/v1/ipr/${ipr.id}/lectores?q=a`,
      `/api/v1/documento/${id}`,
      `/api/v1/documento/${id}/archivo/archivo`,
      `/api/v1/comentario/${comment.id}`,
    ])
      expect((await stranger.send('GET', path)).status, path).toBe(404);
    const listed = await list(stranger, 'documento', { limite: '200' });
    expect(listed.data.map((row) => row.id)).not.toContain(id);
    const hits = await stranger.send('GET', '/api/v1/buscar?q=secreto');
    expect(await hits.text()).not.toContain(id);
    const values = { modulo: 'ipr', sobre: ipr.id, texto: 'Hola' };
    expect((await refusal(stranger, 'POST', '/api/v1/comentario', { values })).status).toBe(403);
    const archivo = await upload(stranger, 'a.pdf', pdf);
    const file = { modulo: 'ipr', sobre: ipr.id, tipo: 'OTRO', archivo };
    expect((await refusal(stranger, 'POST', '/api/v1/documento', { values: file })).status).toBe(403);
  });

  it('and nothing hangs on records that carry nothing', async () => {
    const user = await firstRow(chief, 'usuario');
    expect((await chief.send('GET', `/api/v1/usuario/${user.id}/documentos`)).status).toBe(404);
    const values = { modulo: 'usuario', sobre: user.id, texto: 'Hola' };
    expect((await refusal(chief, 'POST', '/api/v1/comentario', { values })).status).toBe(403);
  });
});

describe('comments', () => {
  it('mention those who read the record, who find them among theirs', async () => {
    await portal.caughtUp();
    const readers = async (q: string) =>
      (
        await chief.json<{ data: readonly { id: string; label: string }[] }>(
          'GET',
          `/api/v1/ipr/${ipr.id}/lectores?q=${q}`,
        )
      ).data;
    expect(await readers('Daniela')).toEqual([]);
    const [rodrigo] = await readers('Rodrigo');
    const made = await say('¿Puede revisar el saldo?', { menciones: [rodrigo?.id] });
    await portal.caughtUp();
    const mine = await list(regional, 'comentario', { filtro: 'meMencionan' });
    expect(mine.data.map(({ id }) => id)).toContain(made.id);
    expect((await list(chief, 'comentario', { filtro: 'meMencionan' })).data).toEqual([]);
  });

  it('are corrected and taken back by whoever wrote them, and by nobody else', async () => {
    const made = await say('Con un error');
    const path = `/api/v1/comentario/${made.id}`;
    expect(
      (await refusal(regional, 'POST', `${path}/corregir`, { version: 1, input: { texto: 'Otro' } })).status,
    ).toBe(403);
    const fixed = await chief.json<Written>('POST', `${path}/corregir`, {
      version: 1,
      input: { texto: 'Sin error' },
    });
    await chief.json('POST', `${path}/retirar`, { version: fixed.data.version, input: {} });
    const { data } = await comments(regional);
    const shown = data.find((one) => one.data.id === made.id);
    expect(shown?.data).toMatchObject({ estado: 'RETIRADO', texto: expect.not.stringContaining('error') });
    const history = await chief.send('GET', `${path}/historial`);
    expect(await history.text()).toContain('Con un error');
  });
});

describe('whoever is mentioned', () => {
  const asked = '/api/v1/avisos/resumen';
  const mention = async (texto: string) => {
    const { data } = await regional.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo');
    return say(texto, { menciones: [data.usuario.id] });
  };

  it('is told in their inbox, reads it, and takes that back', async () => {
    const made = await mention('¿Cuándo se firma?');
    const notice = await noticeOf(regional, made.id);
    expect(notice).toMatchObject({
      leido: false,
      sobre: { modulo: 'comentario', texto: expect.stringMatching(/^Marcela .* le mencionó en /) },
    });
    expect(notice.sobre?.detalle).toBe('¿Cuándo se firma?');
    const before = await inboxOf(regional);
    const read = { avisos: [notice.id] };
    expect(await regional.json('POST', '/api/v1/avisos/leer', read)).toMatchObject({
      data: { cambiados: [notice.id], n: before.n - 1 },
    });
    expect((await unreadOf(regional)).map(({ id }) => id)).not.toContain(notice.id);
    expect(await regional.json('POST', '/api/v1/avisos/no-leer', read)).toMatchObject({
      data: { cambiados: [notice.id], n: before.n },
    });
    expect((await unreadOf(chief)).map(({ id }) => id)).not.toContain(notice.id);
    // Its name in somebody else's inbox is nobody's notice.
    expect(await chief.json('POST', '/api/v1/avisos/leer', read)).toMatchObject({ data: { cambiados: [] } });
    expect(await regional.json('POST', '/api/v1/avisos/leer', { todos: true })).toMatchObject({
      data: { n: 0 },
    });
  });

  it('asks for no body while nothing changed', async () => {
    await inboxOf(regional);
    const first = await regional.send('GET', asked);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect((await regional.send('GET', asked, undefined, { 'if-none-match': etag })).status).toBe(304);
    await noticeOf(regional, (await mention('Otra vez')).id);
    expect((await regional.send('GET', asked, undefined, { 'if-none-match': etag })).status).toBe(200);
  });

  it('chooses how a mail tells of it, and nothing there is not', async () => {
    const path = '/api/v1/avisos/preferencias';
    const chosen = {
      silencio: { desde: '21:00', hasta: '07:00' },
      soloHabiles: false,
      hora: '07:30',
      tipos: { 'comentario.mencion': 'semanal' },
    };
    await regional.json('POST', path, chosen);
    const { data } = await regional.json<{
      data: { hora: string; tipos: readonly { avisos: readonly { tipo: string; correo: string }[] }[] };
    }>('GET', path);
    expect(data.hora).toBe('07:30');
    const kinds = data.tipos.flatMap(({ avisos }) => avisos);
    expect(kinds.find(({ tipo }) => tipo === 'comentario.mencion')?.correo).toBe('semanal');
    const wrong = { ...chosen, tipos: { 'comentario.nada': 'diario' } };
    expect((await refusal(regional, 'POST', path, wrong)).status).toBe(422);
    expect((await refusal(regional, 'GET', '/api/v1/avisos/enlace?firma=a.b')).status).toBe(422);
    expect((await refusal(regional, 'POST', '/api/v1/avisos/leer', { avisos: ['../x'] })).status).toBe(400);
    expect((await refusal(regional, 'GET', '/api/v1/avisos?cursor=nada')).status).toBe(400);
  });
});

describe('a link of a mail', () => {
  it('says which verb it offers, to whom it was written', async () => {
    const { data } = await regional.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo');
    const action = { module: 'ipr', id: ipr.id, verb: 'asignar' };
    const links = createActionLinks(portal.engines.secrets.personKey);
    const firma = links.sign(
      { ...action, tenant: 'nuble', person: data.usuario.id },
      new Date().toISOString(),
    );
    const path = `/api/v1/avisos/enlace?firma=${firma}`;
    expect(await regional.json('GET', path)).toEqual({
      data: { modulo: 'ipr', registro: ipr.id, verbo: 'asignar' },
    });
    expect(await refusal(chief, 'GET', path)).toMatchObject({ status: 422 });
    expect((await fetch(`${portal.origin}${path}`)).status).toBe(401);
  });
});

describe('the story of a record', () => {
  interface Story {
    readonly data: readonly { readonly module: string; readonly verb: string; readonly at: string }[];
    readonly meta: { readonly next: string | null };
  }
  it('tells of the record, its parts and what hangs on it, newest first, page by page', async () => {
    await say('Para la historia');
    await chief.json('POST', '/api/v1/trabajo', { values: { titulo: 'Pedir el saldo', iniciativa: ipr.id } });
    await portal.caughtUp();
    const own = await chief.json<Story>('GET', `/api/v1/ipr/${ipr.id}/linea`);
    const modules = new Set(own.data.map(({ module }) => module));
    for (const module of ['trabajo', 'comentario', 'documento']) expect(modules).toContain(module);
    expect(own.data.map(({ at }) => at)).toEqual(
      own.data
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    const only = await chief.json<Story>('GET', `/api/v1/ipr/${ipr.id}/linea?de=trabajo`);
    expect(new Set(only.data.map(({ module }) => module))).toEqual(new Set(['trabajo']));
    expect(own.data).toHaveLength(30);
    const next = await chief.json<Story>('GET', `/api/v1/ipr/${ipr.id}/linea?cursor=${own.meta.next}`);
    expect(next.data.map(({ module }) => module)).toContain('ipr');
    expect(next.data.at(0)?.at.localeCompare(own.data.at(-1)?.at ?? '')).toBeLessThanOrEqual(0);
    expect((await chief.send('GET', `/api/v1/ipr/${ipr.id}/linea?cursor=nada`)).status).toBe(400);
  });
});
