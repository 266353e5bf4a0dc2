import { createStore } from '@gore/core/kernel/runtime/store/store.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, type PortalClient, signIn } from '../../scripts/client/session.ts';
import { tables } from '../../scripts/local/cloud/engines.ts';
import { firstRow, type Row, refusal, type Written } from './harness/answers.ts';
import { people } from './harness/people.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

interface Matrix {
  readonly data: {
    readonly rol: { readonly record?: { readonly id: string; readonly version: number } };
    readonly modulos: readonly {
      readonly name: string;
      readonly verbs: readonly {
        readonly name: string;
        readonly declared: string | null;
        readonly effective: string | null;
        readonly isNew: boolean;
      }[];
    }[];
  };
}

interface Account {
  readonly data: {
    readonly packs: readonly {
      readonly modulos: readonly { readonly name: string; readonly verbs: string[] }[];
    }[];
    readonly vistaPrevia?: { readonly rol: string };
  };
}

let portal: TestPortal;
let admin: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal();
  admin = await portal.as('sistema');
  await portal.caughtUp();
});
afterAll(() => portal.close());

const verbsOf = async (client: PortalClient, module: string): Promise<readonly string[]> => {
  const { data } = await client.json<Account>('GET', '/api/v1/yo');
  return data.packs.flatMap(({ modulos }) => modulos).find(({ name }) => name === module)?.verbs ?? [];
};

const matrix = (role: string): Promise<Matrix> => admin.json('GET', `/api/v1/permisos/${role}`);

const verbIn = ({ data }: Matrix, module: string, verb: string) =>
  data.modulos.find(({ name }) => name === module)?.verbs.find(({ name }) => name === verb);

const change = async (role: string, delta: object): Promise<Written> => {
  const { data } = await matrix(role);
  return admin.json('POST', `/api/v1/permisos/${role}`, {
    delta,
    motivo: 'Prueba',
    ...(data.rol.record ? { version: data.rol.record.version } : {}),
  });
};

describe('a change to what a role may do', () => {
  it('holds at the next request of a session that was already open, and is undone the same way', async () => {
    const analyst = await portal.as('analistaDipir');
    expect(await verbsOf(analyst, 'ipr')).not.toContain('crear');
    await change('ENCARGADO', { ipr: { verbos: { crear: 'unit' } }, comuna: { verbos: { leer: null } } });
    expect(await verbsOf(analyst, 'ipr')).toContain('crear');
    const read = await matrix('ENCARGADO');
    expect(verbIn(read, 'ipr', 'crear')).toMatchObject({ declared: null, effective: 'unit', isNew: false });
    await change('ENCARGADO', {});
    expect(await verbsOf(analyst, 'ipr')).not.toContain('crear');
  });

  it('hides a field from lists, fichas and forms at once', async () => {
    const chief = await portal.as('jefaDipir');
    const { id } = await firstRow(chief, 'ipr');
    const seen = () => chief.json<{ readonly data: Row }>('GET', `/api/v1/ipr/${id}`);
    expect((await seen()).data).toHaveProperty('nombre');
    await change('JEFE_DIVISION', { ipr: { ocultar: ['montoIniciativa'] } });
    expect((await seen()).data).not.toHaveProperty('montoIniciativa');
    const refused = await refusal(chief, 'GET', '/api/v1/ipr?orden=montoIniciativa');
    expect(refused.status).toBe(400);
    await change('JEFE_DIVISION', {});
  });

  it('is for those who may change roles, and says why', async () => {
    const regional = await portal.as('regional');
    for (const path of ['/api/v1/permisos', '/api/v1/permisos/ENCARGADO', '/api/v1/exportaciones/permisos'])
      expect((await refusal(regional, 'GET', path)).status).toBe(403);
    const body = { delta: {}, motivo: 'Quiero' };
    expect((await refusal(regional, 'POST', '/api/v1/permisos/ENCARGADO', body)).status).toBe(403);
    expect((await refusal(admin, 'POST', '/api/v1/permisos/ENCARGADO', { delta: {} })).status).toBe(422);
    expect((await refusal(admin, 'POST', '/api/v1/permisos/NADIE', body)).status).toBe(404);
    const crooked = { delta: { ipr: { verbos: ['crear'] } }, motivo: 'Mal' };
    expect((await refusal(admin, 'POST', '/api/v1/permisos/ENCARGADO', crooked)).status).toBe(422);
  });
});

describe('a verb declared after a role was reviewed', () => {
  it('is marked until somebody reviews the role again', async () => {
    await change('JEFE_DIVISION', {});
    const { data } = await matrix('JEFE_DIVISION');
    expect(data.modulos.flatMap(({ verbs }) => verbs).filter(({ isNew }) => isNew)).toEqual([]);
    const store = createStore(portal.engines.documents, tables);
    const key = { tenant: 'nuble', module: 'rol', id: data.rol.record?.id ?? '' };
    const record = await store.get(key);
    const known = record?.data.revisados as Readonly<Record<string, readonly string[]>>;
    const { registro } = store.entities;
    const { ipr = [] } = known;
    const older = {
      ...record?.data,
      revisados: { ...known, ipr: ipr.filter((verb) => verb !== 'suspender') },
    };
    await registro.patch(key).set({ data: older }).go({ client: portal.engines.documents });
    const marked = await matrix('JEFE_DIVISION');
    expect(verbIn(marked, 'ipr', 'suspender')?.isNew).toBe(true);
    await change('JEFE_DIVISION', {});
    expect(verbIn(await matrix('JEFE_DIVISION'), 'ipr', 'suspender')?.isNew).toBe(false);
  });
});

describe('a preview', () => {
  it('shows the menu of the role and refuses every command, until its way out', async () => {
    const plain = await signIn(portal.origin, people.sistema);
    expect(await verbsOf(plain, 'usuario')).toContain('crear');
    const entered = await plain.send('POST', '/api/v1/ver-como', { rol: 'ENCARGADO' });
    expect(entered.status).toBe(200);
    const [cookie = ''] = (entered.headers.get('set-cookie') ?? '').split(';');
    const looking = clientOf(portal.origin, `${plain.cookie}; ${cookie}`);
    const { data } = await looking.json<Account>('GET', '/api/v1/yo');
    expect(data.vistaPrevia).toMatchObject({ rol: 'ENCARGADO' });
    expect(await verbsOf(looking, 'usuario')).toEqual(['leer']);
    expect(await verbsOf(looking, 'rol')).toEqual([]);
    for (const [path, body] of [
      ['/api/v1/division', { values: { sigla: 'X', nombre: 'X' } }],
      ['/api/v1/permisos/ENCARGADO', { delta: {}, motivo: 'No' }],
      ['/api/v1/archivos', { name: 'a.csv', size: 1 }],
    ] as const)
      expect(await refusal(looking, 'POST', path, body)).toMatchObject({ status: 403, code: 'VISTA_PREVIA' });
    const left = await looking.send('POST', '/api/v1/ver-como', { rol: null });
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await verbsOf(plain, 'usuario')).toContain('crear');
  });

  it('is for those who may change roles; a cookie of anybody else is not even read', async () => {
    const regional = await signIn(portal.origin, people.regional);
    expect((await refusal(regional, 'POST', '/api/v1/ver-como', { rol: 'ENCARGADO' })).status).toBe(403);
    const forged = clientOf(portal.origin, `${regional.cookie}; ver=ADMIN_SISTEMA`);
    expect(await verbsOf(forged, 'rol')).toEqual([]);
    for (const body of [{ rol: 'NADIE' }, { rol: 'ENCARGADO', unidad: 'norte' }, {}])
      expect((await refusal(admin, 'POST', '/api/v1/ver-como', body)).status).toBe(422);
  });
});

it('the effective matrix comes as a workbook', async () => {
  const response = await admin.send('GET', '/api/v1/exportaciones/permisos');
  expect(response.headers.get('content-type')).toContain('spreadsheetml');
  expect(response.headers.get('content-disposition')).toMatch(/matriz-permisos-\d{4}-\d\d-\d\d\.xlsx/);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(String.fromCharCode(...bytes.slice(0, 2))).toBe('PK');
});

it('whoever is deactivated is out at their next request, with the reason', async () => {
  const analyst = await signIn(portal.origin, people.analistaDideso);
  const { data } = await analyst.json<{ data: { usuario: { id: string } } }>('GET', '/api/v1/yo');
  const { id } = data.usuario;
  const { data: user } = await admin.json<{ data: Row }>('GET', `/api/v1/usuario/${id}`);
  const body = { version: user.version, input: { motivo: 'Renunció' } };
  const gone = await admin.json<Written>('POST', `/api/v1/usuario/${id}/desactivar`, body);
  const out = await refusal(analyst, 'GET', '/api/v1/yo');
  expect(out.status).toBe(401);
  expect(out.message).toContain('ya no está activa');
  await admin.json('POST', `/api/v1/usuario/${id}/reactivar`, { version: gone.data.version, input: {} });
  expect((await analyst.send('GET', '/api/v1/yo')).status).toBe(200);
});
