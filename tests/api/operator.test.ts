import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, type PortalClient, signIn } from '../../scripts/client/session.ts';
import { direccion, plataforma } from '../../scripts/seed/otras.ts';
import { list, type RecordAnswer, refusal } from './harness/answers.ts';
import { openTestPortal, type TestPortal } from './harness/portal.ts';

let portal: TestPortal;
let admin: PortalClient;
let operator: PortalClient;
beforeAll(async () => {
  portal = await openTestPortal();
  admin = await portal.as('sistema');
  operator = await enter(plataforma);
});
afterAll(() => portal.close());

const enter = ({ usuarios }: typeof plataforma) => signIn(portal.origin, usuarios[0]?.run ?? '');
const act = { motivo: 'Revisar por qué no cuadra una importación', solicitud: 'Caso 4.812', horas: 1 };
const into = (tenant: string) => `/api/auth/operacion/${tenant}/entrar`;

/** Goes into an institution; answers a client with the new session. */
const goInto = async (tenant: string): Promise<PortalClient> => {
  const from = await enter(plataforma);
  const response = await from.send('POST', into(tenant), { values: act });
  expect(response.status).toBe(200);
  expect((await from.send('GET', '/api/v1/yo')).status).toBe(401);
  return clientOf(portal.origin, response.headers.getSetCookie()[0]?.split(';')[0] ?? '');
};

interface Account {
  readonly data: {
    readonly usuario: { readonly id: string; readonly nombre: string };
    readonly institucion: { readonly id: string };
    readonly packs: readonly { readonly name: string }[];
  };
}

describe('an operator of the platform', () => {
  it('sees which institutions there are, and nothing of what is in them', async () => {
    const { data } = await operator.json<{ data: { id: string }[] }>('GET', '/api/auth/operacion');
    expect(data.map(({ id }) => id)).toEqual(['direccion', 'nuble']);
    expect((await list(operator, 'usuario')).data.map(({ nombre }) => nombre)).toEqual(['Iris Soto Lagos']);
  });

  it('enters none without a reason, nor for longer than eight hours', async () => {
    expect(await refusal(operator, 'POST', into('nuble'), { values: { horas: 9 } })).toMatchObject({
      status: 422,
      details: [{ field: 'motivo' }, { field: 'horas' }],
    });
    for (const tenant of ['plataforma', 'ninguna'])
      expect((await refusal(operator, 'POST', into(tenant), { values: act })).status).toBe(404);
  });

  it('is inside in a session of its own, as the act that let them in', async () => {
    const inside = await goInto('nuble');
    const { data } = await inside.json<Account>('GET', '/api/v1/yo');
    expect(data).toMatchObject({
      usuario: { nombre: 'Iris Soto Lagos · operación' },
      institucion: { id: 'nuble' },
    });
    expect(data.packs.map(({ name }) => name)).toEqual(['plataforma']);
    expect((await refusal(inside, 'GET', '/api/v1/ipr')).status).toBe(403);
    const [session] = (
      await inside.json<{ data: { desde: string; vence: string }[] }>('GET', '/api/v1/sesiones')
    ).data;
    expect(Date.parse(session?.vence ?? '') - Date.parse(session?.desde ?? '')).toBe(3_600_000);
    expect((await refusal(inside, 'GET', '/api/auth/operacion')).status).toBe(404);
    expect(await inside.json('GET', '/api/auth/instituciones')).toEqual({ data: [], meta: { opera: false } });
  });

  it('is seen by the institution, which ends the visit at once; what they did names the act', async () => {
    const inside = await goInto('nuble');
    const { data: me } = await inside.json<Account>('GET', '/api/v1/yo');
    const entry = me.usuario.id.replace('operador:', '');
    const { data } = await admin.json<RecordAnswer>('GET', `/api/v1/ingreso_operador/${entry}`);
    expect(data).toMatchObject({ ...act, operador: 'Iris Soto Lagos', estado: 'VIGENTE', dentro: true });

    const before = await admin.json<RecordAnswer>('GET', '/api/v1/institucion/nuble');
    await inside.json('PATCH', '/api/v1/institucion/nuble', {
      version: before.data.version,
      changes: { sesionHoras: 7 },
    });
    const history = await (await admin.send('GET', '/api/v1/institucion/nuble/historial')).text();
    expect(history).toContain(`operador:${entry}`);
    expect(history).toContain('Operación de la plataforma');

    await admin.json('POST', `/api/v1/ingreso_operador/${entry}/terminar`, {
      version: data.version,
      input: {},
    });
    expect((await inside.send('GET', '/api/v1/yo')).status).toBe(401);
  });
});

it.each([
  ['the administration of another institution', () => enter(direccion)],
  ['the administration of the institution itself', () => portal.as('sistema')],
])('%s is no operator', async (_case, who) => {
  const client = await who();
  expect((await refusal(client, 'GET', '/api/auth/operacion')).status).toBe(404);
  expect((await refusal(client, 'POST', into('nuble'), { values: act })).status).toBe(404);
  const byHand = { values: { ...act, operador: 'Yo', operadorId: 'yo' } };
  expect((await refusal(client, 'POST', '/api/v1/ingreso_operador', byHand)).status).toBe(403);
});
