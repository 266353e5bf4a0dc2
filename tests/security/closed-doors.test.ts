import { newSecret } from '@gore/core/identity/secret.ts';
import type { SessionActor } from '@gore/core/identity/session.ts';
import { publicRoutes } from '@gore/functions/http/public-routes.ts';
import { apiRoutes } from '@gore/functions/http/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../scripts/client/session.ts';
import { direccion } from '../../scripts/seed/otras.ts';
import { type ErrorAnswer, firstRow } from '../api/harness/answers.ts';
import { openTestPortal, type TestPortal } from '../api/harness/portal.ts';
import type { RawAnswer } from '../api/harness/raw.ts';
import { commandsOf, type Door, doorsOf } from './doors.ts';
import { actorOfCookie, knocker, sessionsAt, tireless } from './knock.ts';

let portal: TestPortal;
let knock: ReturnType<typeof knocker>;
let doors: readonly Door[];
let ours: SessionActor;
let theirs: SessionActor;
/** Words that only records of the first institution hold. */
let secrets: readonly string[];

beforeAll(async () => {
  portal = await openTestPortal();
  knock = knocker(portal.origin);
  const admin = await portal.as('sistema');
  const ipr = await firstRow(admin, 'ipr');
  const usuario = await firstRow(admin, 'usuario', { q: 'Ximena' });
  ours = await actorOfCookie(portal, admin.cookie);
  const [elena] = direccion.usuarios;
  theirs = await actorOfCookie(portal, (await signIn(portal.origin, elena?.run ?? '')).cookie);
  secrets = [ipr.id, ipr.codigo, usuario.id, 'Ximena', 'GORE Ñuble'];
  doors = doorsOf(portal, {
    modulo: 'ipr',
    id: ipr.id,
    verbo: 'anular',
    campo: 'nombre',
    lista: 'documentos',
    fila: '0',
    z: '6',
    x: '19',
    y: '39',
    sesion: 'a'.repeat(64),
    institucion: 'nuble',
    rol: 'ENCARGADO',
    consulta: ipr.id,
    nombre: 'ejecutivo',
    cola: 'ninguna',
    huella: 'f'.repeat(16),
    decision: 'resolver',
  });
});
afterAll(() => portal.close());

const isOpen = ({ method, path }: Door) => publicRoutes.has(`${method} ${path}`);
const closed = () => doors.filter((door) => !isOpen(door));
const codeOf = ({ body }: RawAnswer) => (JSON.parse(body.toString()) as ErrorAnswer).error?.code;

const visitor = { ip: '127.0.0.1', browser: 'prueba' };
const hour = 3_600_000;
const secretOf = async (ago: number) =>
  (await sessionsAt(portal, ago).create({ ...visitor, actor: ours })).secret;

/** Cookies that must open nothing, made anew for each door. */
const keys: Readonly<Record<string, () => Promise<string | undefined>>> = {
  'no session': async () => undefined,
  'a session past its end': () => secretOf(9 * hour),
  'a session idle for half an hour': () => secretOf(hour / 2 + 1000),
  'a session nobody opened': async () => newSecret(),
  'something that is no session': async () => 'x',
  'a session that was revoked': async () => {
    const { secret, session } = await sessionsAt(portal).create({ ...visitor, actor: ours });
    await sessionsAt(portal).revoke(ours.tenant, ours.id, session.id);
    return secret;
  },
};

describe('the doors', () => {
  it('are those of every function the gateway leads to', () => {
    for (const { fn } of apiRoutes) expect(portal.routes[fn]?.length, fn).toBeGreaterThan(0);
    expect(doors.length).toBeGreaterThan(30);
  });

  it('that are open are in the reviewed list, and all of the list exists', () => {
    const known = new Set(doors.map(({ method, path }) => `${method} ${path}`));
    expect([...publicRoutes.keys()].filter((route) => !known.has(route))).toEqual([]);
  });

  it.each(Object.keys(keys))('refuse %s', async (name) => {
    for (const door of closed()) {
      const secret = await keys[name]?.();
      const answer = await knock(door, secret === undefined ? {} : { headers: { cookie: `sid=${secret}` } });
      expect([door.method, door.pattern, answer.status, codeOf(answer)]).toEqual([
        door.method,
        door.pattern,
        401,
        'SIN_SESION',
      ]);
      expect(answer.headers['x-ratelimit-limit']).toBe('100');
    }
  });

  it('show nothing to somebody of another institution', async () => {
    const cookie = tireless(portal, theirs);
    for (const door of closed()) {
      const answer = await knock(door, { headers: { cookie: await cookie() } });
      const said = `${door.method} ${door.pattern}: ${answer.status}`;
      const body = answer.body.toString();
      expect(
        secrets.filter((secret) => body.includes(secret)),
        said,
      ).toEqual([]);
      expect(answer.status, said).toBeLessThan(500);
      if (door.named) expect(answer.status, said).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('a command', () => {
  const forgeries: Readonly<Record<string, (origin: string) => Record<string, string>>> = {
    'without an origin': () => ({ 'content-type': 'application/json', origin: '' }),
    'from another site': () => ({ 'content-type': 'application/json', origin: 'https://otra.test' }),
    'from a sandboxed frame': () => ({ 'content-type': 'application/json', origin: 'null' }),
    'from another port': (origin) => ({ 'content-type': 'application/json', origin: `${origin}1` }),
    'as a form': (origin) => ({ 'content-type': 'application/x-www-form-urlencoded', origin }),
    'as plain text': (origin) => ({ 'content-type': 'text/plain', origin }),
    'of no type': (origin) => ({ 'content-type': '', origin }),
  };

  it.each(Object.keys(forgeries))('%s is refused at every door, whoever is signed in', async (name) => {
    const cookie = tireless(portal, ours);
    const headers = forgeries[name]?.(portal.origin) ?? {};
    const origin = headers.origin === portal.origin;
    for (const door of commandsOf(doors)) {
      const answer = await knock(door, { headers: { ...headers, cookie: await cookie() } });
      expect([door.method, door.pattern, answer.status, codeOf(answer)]).toEqual([
        door.method,
        door.pattern,
        origin ? 400 : 403,
        origin ? 'SOLICITUD_MALFORMADA' : 'ORIGEN_AJENO',
      ]);
    }
  });
});
