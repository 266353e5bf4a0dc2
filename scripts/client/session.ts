/** A signed-in client of the portal, for benches and checks: a cookie jar and nothing else. */
export interface PortalClient {
  readonly origin: string;
  readonly cookie: string;
  /** Sends a request under the session; commands carry the portal's origin and a JSON body. */
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** Sends and reads JSON. @throws Error with the answer when it is not 2xx. */
  readonly json: <T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<T>;
}

const hops = 12;

const jarOf = () => {
  const jar = new Map<string, string>();
  return {
    header: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    take: (response: Response) => {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        const value = pair.slice(at + 1);
        if (value) jar.set(pair.slice(0, at), value);
        else jar.delete(pair.slice(0, at));
      }
    },
  };
};

/** Signs in at the local issuer as one of the demonstration accounts, walking the redirects a browser would. */
export const signIn = async (origin: string, run: string): Promise<PortalClient> => {
  const jar = jarOf();
  let url = new URL('/api/auth/login', origin);
  let body: URLSearchParams | undefined;
  for (let hop = 0; hop < hops; hop += 1) {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: jar.header(), ...(body ? { origin } : {}) },
      ...(body ? { body } : {}),
    });
    jar.take(response);
    const location = response.headers.get('location');
    const landed = url.pathname === '/api/auth/callback';
    if (location && !landed) {
      url = new URL(location, url);
      body = undefined;
      continue;
    }
    if (landed) {
      if (location?.startsWith('/entrar')) throw new Error(`The portal refused ${run}: ${location}`);
      return clientOf(origin, jar.header());
    }
    if (body) throw new Error(`The issuer did not accept ${run}: ${response.status}`);
    body = new URLSearchParams({ run });
  }
  throw new Error('Signing in went round in circles');
};

/** A client that holds a session already. */
export const clientOf = (origin: string, cookie: string): PortalClient => {
  const send: PortalClient['send'] = (method, path, body, headers = {}) =>
    fetch(new URL(path, origin), {
      method,
      headers: {
        cookie,
        ...(method === 'GET' ? {} : { origin, 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    origin,
    cookie,
    send,
    json: async (method, path, body, headers) => {
      const response = await send(method, path, body, headers);
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as never;
    },
  };
};
