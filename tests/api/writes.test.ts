import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PortalClient } from '../../scripts/client/session.ts';
import { firstRow, list, type RecordAnswer, refusal, type Written } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let admin: PortalClient;
let regional: PortalClient;
let chief: PortalClient;

beforeAll(async () => {
  portal = await openTestPortal();
  [admin, regional, chief] = await Promise.all([
    portal.as('sistema'),
    portal.as('regional'),
    portal.as('jefaDipir'),
  ]);
});
afterAll(() => portal.close());

const read = (client: PortalClient, module: string, id: string) =>
  client.json<RecordAnswer>('GET', `/api/v1/${module}/${id}`);
let lastBip = 40_600_000;
/** Creates an initiative with a BIP of its own, unless the values bring one. */
const create = async (
  values: Record<string, unknown>,
  headers?: Record<string, string>,
  client: PortalClient = regional,
) => {
  lastBip += 1;
  const body = { values: { bip: String(lastBip), ...values } };
  return (await client.json<Written>('POST', '/api/v1/ipr', body, headers)).data;
};
const patch = async (id: string, version: number, changes: Record<string, unknown>, client = regional) =>
  (await client.json<Written>('PATCH', `/api/v1/ipr/${id}`, { version, changes })).data;
const run = async (client: PortalClient, id: string, verb: string, version: number, input = {}) =>
  (await client.json<Written>('POST', `/api/v1/ipr/${id}/${verb}`, { version, input })).data;

interface HistoryAnswer {
  readonly data: readonly {
    readonly verb: string;
    readonly actor: { readonly nombre: string };
    readonly changes: readonly {
      readonly field: string;
      readonly before?: unknown;
      readonly after?: unknown;
    }[];
    readonly input: readonly { readonly field: string; readonly value: unknown }[];
  }[];
  readonly meta: { readonly next: string | null };
}
const history = (id: string, cursor = '') =>
  regional.json<HistoryAnswer>('GET', `/api/v1/ipr/${id}/historial${cursor && `?cursor=${cursor}`}`);

describe('a record', () => {
  it('is created, changed and moved, and its history says who did what', async () => {
    const made = await create({
      nombre: 'Sede vecinal',
      bip: '40700001',
      sufijo: 0,
      anioPresupuestario: 2026,
    });
    expect(made).toEqual({ module: 'ipr', id: expect.any(String), version: 1, codigo: '40700001-0/2026' });
    const changed = await patch(made.id, 1, {
      montoIniciativa: 85_000_000,
      nombre: 'Sede vecinal Los Aromos',
    });
    const moved = await run(regional, made.id, 'revisar', changed.version);
    expect(moved).toMatchObject({ id: made.id, version: 3 });
    const { data } = await read(regional, 'ipr', made.id);
    expect(data).toMatchObject({ estado: 'EN_REVISION', montoIniciativa: 85_000_000, version: 3 });
    const told = await history(made.id);
    expect(told.data.map(({ verb, actor }) => [verb, actor.nombre])).toEqual([
      ['revisar', 'Rodrigo Sepúlveda Arias'],
      ['editar', 'Rodrigo Sepúlveda Arias'],
      ['crear', 'Rodrigo Sepúlveda Arias'],
    ]);
    expect(told.data[1]?.changes).toContainEqual(
      expect.objectContaining({ field: 'nombre', before: 'Sede vecinal', after: 'Sede vecinal Los Aromos' }),
    );
  });

  it('that changes nothing stays at its version', async () => {
    const { id } = await create({ nombre: 'Igual' });
    expect(await patch(id, 1, { nombre: 'Igual' })).toMatchObject({ version: 1 });
    expect((await history(id)).data).toHaveLength(1);
  });

  it('keeps what was cleared out of sight, and what was cleared can be filled again', async () => {
    const { id } = await create({ nombre: 'Con monto', montoFndr: 5_000_000 });
    await patch(id, 1, { montoFndr: null });
    expect((await read(regional, 'ipr', id)).data).not.toHaveProperty('montoFndr');
    await patch(id, 2, { montoFndr: 7_000_000 });
    expect((await read(regional, 'ipr', id)).data.montoFndr).toBe(7_000_000);
  });

  it('has a code that no other has', async () => {
    const values = { nombre: 'Primera', bip: '40700002', sufijo: 0, anioPresupuestario: 2026 };
    await create(values);
    const repeated = await refusal(regional, 'POST', '/api/v1/ipr', {
      values: { ...values, nombre: 'Otra' },
    });
    expect(repeated.status).toBe(409);
    expect(repeated.message).toMatch(/40700002|código|clave/i);
    expect(await create({ ...values, nombre: 'Segunda', correlativo: 2 })).toMatchObject({
      codigo: expect.stringContaining('40700002'),
    });
  });

  it('can be told from others, also after a change', async () => {
    const refused = await refusal(regional, 'POST', '/api/v1/ipr', {
      values: { nombre: 'Sin código alguno' },
    });
    expect(refused).toMatchObject({ status: 422, code: 'REGLA' });
    expect(refused.message).toMatch(/código BIP/);
    const byOther = await create({ nombre: 'Sin BIP', bip: null, codigoUnico: 'CVC-AD-07' });
    expect(byOther.codigo).toBe('CVC-AD-07');
    const cleared = await refusal(regional, 'PATCH', `/api/v1/ipr/${byOther.id}`, {
      version: 1,
      changes: { codigoUnico: null },
    });
    expect(cleared).toMatchObject({ status: 422, code: 'DATOS_INVALIDOS' });
    expect(cleared.details.map(({ field }) => field)).toContain('codigoUnico');
  });

  it('points only at what exists and is within reach', async () => {
    const absent = '01m80d6pvv8w545bmydw9cvs1x';
    for (const values of [{ division: absent }, { comunas: [absent] }, { responsable: absent }]) {
      const refused = await refusal(regional, 'POST', '/api/v1/ipr', {
        values: { nombre: 'X', bip: '40700040', ...values },
      });
      expect(refused).toMatchObject({ status: 422, details: [{ field: Object.keys(values)[0] }] });
    }
  });

  it('comes back as it was typed, whatever people type', async () => {
    const { id } = await create({ nombre: 'Texto' });
    await portal.caughtUp();
    const typed = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        '💧 Ñuñoa «obra» "1"',
        '\ud800',
        'a\ud800b',
        '=1+1',
        '{"a":1}',
        '<script>',
        '%00',
        "O'Higgins",
      ),
    );
    let version = 1;
    await fc.assert(
      fc.asyncProperty(typed, async (descripcion) => {
        const answer = await regional.send('PATCH', `/api/v1/ipr/${id}`, {
          version,
          changes: { descripcion },
        });
        if (!answer.ok) return void expect(answer.status).toBeLessThan(500);
        ({ version } = ((await answer.json()) as Written).data);
        const { data } = await read(regional, 'ipr', id);
        const expected = descripcion.toWellFormed().replaceAll(/\r\n?/g, '\n').trim();
        expect(data.descripcion ?? '').toBe(expected);
        const row = await firstRow(regional, 'ipr', { columnas: 'descripcion', q: 'Texto' });
        expect(row.id).toBe(id);
      }),
      { numRuns: 40 },
    );
    await portal.caughtUp();
    const { data } = await read(regional, 'ipr', id);
    const { data: rows } = await list(regional, 'ipr', { q: 'Texto', columnas: 'descripcion' });
    expect(rows).toMatchObject([{ id, version, descripcion: data.descripcion ?? null }]);
  });
});

describe('a transition', () => {
  it('asks for what it needs', async () => {
    const { id } = await create({ nombre: 'Sin motivo' });
    await run(regional, id, 'revisar', 1);
    const body = { version: 2, input: {} };
    const missing = await refusal(regional, 'POST', `/api/v1/ipr/${id}/rechazarAdmisibilidad`, body);
    expect(missing).toMatchObject({ status: 422, details: [{ field: 'motivo', message: 'Falta motivo.' }] });
    const rejected = await run(regional, id, 'rechazarAdmisibilidad', 2, {
      motivo: 'No trae los antecedentes.',
    });
    expect(rejected.version).toBe(3);
    expect((await history(id)).data[0]?.input).toEqual([
      { field: 'motivo', label: 'Motivo', value: 'No trae los antecedentes.' },
    ]);
  });

  it('from the wrong state is refused with where it belongs', async () => {
    const { id } = await create({ nombre: 'Recién llegada' });
    const refused = await refusal(regional, 'POST', `/api/v1/ipr/${id}/cerrar`, { version: 1, input: {} });
    expect(refused).toMatchObject({ status: 422, code: 'REGLA' });
    expect(refused.message).toMatch(/No corresponde en estado «Ingresad/);
    const { meta } = await read(regional, 'ipr', id);
    expect(meta.verbs.find(({ name }) => name === 'cerrar')).toEqual({
      name: 'cerrar',
      open: false,
      reason: refused.message,
    });
  });

  it('into a final state ends editing', async () => {
    const { id } = await create({ nombre: 'Por anular' });
    await run(regional, id, 'anular', 1, { motivo: 'Se ingresó dos veces.' });
    const refused = await refusal(regional, 'PATCH', `/api/v1/ipr/${id}`, {
      version: 2,
      changes: { nombre: 'No' },
    });
    expect(refused).toMatchObject({ status: 422, code: 'ESTADO_FINAL' });
  });

  it('that compromises money takes two people', async () => {
    const values = { nombre: 'Cuatro ojos', mecanismo: 'SNI', montoAprobado: 90_000_000 };
    const { id } = await create({ ...values, bip: '40700009', sufijo: 0, anioPresupuestario: 2026 });
    await run(regional, id, 'revisar', 1);
    await run(regional, id, 'admitir', 2, { mecanismo: 'SNI' });
    await run(regional, id, 'evaluar', 3);
    const today = new Date().toISOString().slice(0, 10);
    await run(regional, id, 'registrarRS', 4, { fechaRate: today });
    const money = { version: 5, input: { montoAprobado: 90_000_000 } };
    const refused = await refusal(regional, 'POST', `/api/v1/ipr/${id}/emitirCdp`, money);
    expect(refused).toMatchObject({ status: 422, code: 'REGLA' });
    expect(refused.message).toMatch(/otra persona/);
  });
});

describe('two people at once', () => {
  it('who touched different things both win', async () => {
    const { id } = await create({ nombre: 'De dos', fondo: 'FNDR' });
    await patch(id, 1, { nombre: 'De dos, corregida' });
    const second = await patch(id, 1, { montoFndr: 12_000_000 });
    expect(second.version).toBe(3);
    expect((await read(regional, 'ipr', id)).data).toMatchObject({
      nombre: 'De dos, corregida',
      montoFndr: 12_000_000,
    });
  });

  it('who touched the same are shown both values', async () => {
    const { id } = await create({ nombre: 'Disputada', montoFndr: 1_000_000 });
    await patch(id, 1, { montoFndr: 2_000_000 });
    const refused = await refusal(regional, 'PATCH', `/api/v1/ipr/${id}`, {
      version: 1,
      changes: { montoFndr: 3_000_000, nombre: 'Disputada, dos' },
    });
    expect(refused).toMatchObject({
      status: 409,
      code: 'CONFLICTO',
      details: [{ field: 'montoFndr', yours: 3_000_000, theirs: 2_000_000 }],
    });
    expect((await read(regional, 'ipr', id)).data).toMatchObject({
      nombre: 'Disputada',
      montoFndr: 2_000_000,
    });
  });

  it('cannot both move it', async () => {
    const { id } = await create({ nombre: 'Dos revisan' });
    const statuses = await Promise.all(
      [regional, regional].map(
        async (client) =>
          (await client.send('POST', `/api/v1/ipr/${id}/revisar`, { version: 1, input: {} })).status,
      ),
    );
    expect(statuses.toSorted()).toEqual([
      200,
      expect.toSatisfy((status: number) => status === 409 || status === 422),
    ]);
  });

  it('a version from the future is a conflict, not an invitation', async () => {
    const { id } = await create({ nombre: 'Futuro' });
    const refused = await refusal(regional, 'PATCH', `/api/v1/ipr/${id}`, {
      version: 9,
      changes: { nombre: 'X' },
    });
    expect(refused.status).toBe(409);
  });
});

describe('a request sent again', () => {
  it('with its key does nothing more and answers the same', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const first = await create({ nombre: 'Una sola vez', bip: '40700030' }, headers);
    expect(await create({ nombre: 'Una sola vez', bip: '40700030' }, headers)).toEqual(first);
    const moved = { 'idempotency-key': randomUUID() };
    const send = () =>
      regional.json('POST', `/api/v1/ipr/${first.id}/revisar`, { version: 1, input: {} }, moved);
    expect(await send()).toEqual(await send());
    expect((await history(first.id)).data).toHaveLength(2);
  });

  it('at the same moment is done once', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const made = await Promise.all(
      Array.from({ length: 8 }, () => create({ nombre: 'A la vez', bip: '40700031' }, headers)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('with its key and another content is refused', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await create({ nombre: 'Original' }, headers);
    const body = { values: { nombre: 'Otra cosa' } };
    expect(await refusal(regional, 'POST', '/api/v1/ipr', body, headers)).toMatchObject({
      status: 422,
      code: 'CLAVE_REUTILIZADA',
    });
  });

  it('by somebody else is another request', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const mine = await create({ nombre: 'De cada uno' }, headers);
    const theirs = await create({ nombre: 'De cada uno' }, headers, admin);
    expect(theirs.id).not.toBe(mine.id);
  });
});

describe('deleting', () => {
  it('what others use is refused, with who they are', async () => {
    const division = await firstRow(admin, 'division', { q: 'DIT' });
    const refused = await refusal(admin, 'POST', `/api/v1/division/${division.id}/eliminar`, {
      version: division.version,
    });
    expect(refused).toMatchObject({ status: 409, code: 'EN_USO' });
    expect(refused.details.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^Iniciativas: \d+$/),
    );
  });

  it('takes it out of lists, and it can come back', async () => {
    const values = { nombre: 'Se va y vuelve', bip: '40700020', sufijo: 0, anioPresupuestario: 2026 };
    const made = await create(values);
    const gone = await run(admin, made.id, 'eliminar', 1);
    const fresh = { 'x-escrituras': `ipr/${made.id}@${gone.version}` };
    expect((await list(admin, 'ipr', { q: '40700020' }, fresh)).data).toEqual([]);
    expect((await admin.send('GET', `/api/v1/ipr/${made.id}`)).status).toBe(404);
    expect((await list(admin, 'ipr', { q: '40700020', eliminados: '1' }, fresh)).data).toMatchObject([
      { id: made.id },
    ]);
    expect((await admin.send('GET', `/api/v1/ipr/${made.id}?eliminado=1`)).status).toBe(200);
    expect((await regional.send('GET', `/api/v1/ipr/${made.id}?eliminado=1`)).status).toBe(404);

    const back = await run(admin, made.id, 'restaurar', gone.version);
    const { data } = await list(
      admin,
      'ipr',
      { q: '40700020' },
      { 'x-escrituras': `ipr/${made.id}@${back.version}` },
    );
    expect(data).toMatchObject([{ id: made.id, version: back.version }]);
    expect((await history(made.id)).data.map(({ verb }) => verb)).toEqual(['restaurar', 'eliminar', 'crear']);
  });

  it('frees its code, and who took it in the meantime keeps it', async () => {
    const values = { nombre: 'Código disputado', bip: '40700021', sufijo: 0, anioPresupuestario: 2026 };
    const first = await create(values);
    await run(admin, first.id, 'eliminar', 1);
    await create(values);
    const refused = await refusal(admin, 'POST', `/api/v1/ipr/${first.id}/restaurar`, { version: 2 });
    expect(refused.status).toBe(409);
  });

  it('is not everybody’s right', async () => {
    const row = await firstRow(chief, 'ipr');
    const refused = await refusal(chief, 'POST', `/api/v1/ipr/${row.id}/eliminar`, { version: row.version });
    expect(refused).toMatchObject({ status: 403 });
  });
});

it('a long history comes in pages, newest first', async () => {
  const { id } = await create({ nombre: 'Muy corregida' });
  for (let version = 1; version <= 34; version += 1) await patch(id, version, { puntaje: version });
  const first = await history(id);
  expect(first.data).toHaveLength(30);
  const rest = await history(id, first.meta.next ?? '');
  expect(rest.data).toHaveLength(5);
  expect(rest.meta.next).toBeNull();
  expect(rest.data.at(-1)?.verb).toBe('crear');
});
