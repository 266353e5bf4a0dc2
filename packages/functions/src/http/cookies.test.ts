import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { portalCookies } from './cookies.ts';

const written = async (origin: string) => {
  const { session } = portalCookies(origin);
  const app = new Hono();
  app.get('/set', (c) => {
    session.write(c, 'x');
    return c.body(null);
  });
  app.get('/clear', (c) => {
    session.clear(c);
    return c.body(null);
  });
  const cookie = async (path: string) => (await app.request(path)).headers.get('set-cookie');
  return [await cookie('/set'), await cookie('/clear')];
};

it('binds the session to the host over https', async () => {
  expect(await written('https://portal.gob.cl')).toEqual([
    '__Host-sid=x; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Host-sid=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax',
  ]);
});

it.each(['http://localhost:3333', 'http://127.0.0.1:3333', 'http://[::1]:3333'])(
  'drops prefix and Secure on %s',
  async (origin) => {
    expect((await written(origin))[0]).toBe('sid=x; Path=/; HttpOnly; SameSite=Lax');
  },
);

it('refuses plain http anywhere else', () => {
  expect(() => portalCookies('http://portal.gob.cl')).toThrow('https');
});
