interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly attributes: string;
}

const parse = (header: string): Cookie => {
  const [pair = '', ...attributes] = header.split(/;\s*/);
  const [name = '', ...value] = pair.split('=');
  const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice('path='.length) ?? '/';
  return { name, value: value.join('='), path, attributes: attributes.join('; ') };
};

const isGone = ({ attributes, value }: Cookie): boolean =>
  value === '' || /max-age=0(?:;|$)/i.test(attributes) || /expires=Thu, 01 Jan 1970/i.test(attributes);

/** As much of a browser as a sign-in takes: cookies by path, and redirects one at a time. */
export class Browser {
  readonly #cookies = new Map<string, Cookie>();
  readonly origin: string;
  readonly #fetch: typeof fetch;

  /** @param reach how requests get to the portal; over the network unless told */
  constructor(origin: string, reach: typeof fetch = fetch) {
    this.origin = origin;
    this.#fetch = reach;
  }

  cookie(name: string): Cookie | undefined {
    return [...this.#cookies.values()].find((cookie) => cookie.name === name);
  }

  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const target = new URL(url, this.origin);
    const cookie = [...this.#cookies.values()]
      .filter(({ path }) => target.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = { ...init.headers, ...(cookie && { cookie }) };
    const response = await this.#fetch(target, { ...init, headers, redirect: 'manual' });
    for (const header of response.headers.getSetCookie()) {
      const set = parse(header);
      const key = `${set.name} ${set.path}`;
      if (isGone(set)) this.#cookies.delete(key);
      else this.#cookies.set(key, set);
    }
    return response;
  }

  /** Posts a form or JSON as a page of the portal would. */
  post(url: string, body: URLSearchParams | object): Promise<Response> {
    const form = body instanceof URLSearchParams;
    const headers = { origin: this.origin, ...(form ? {} : { 'content-type': 'application/json' }) };
    return this.request(url, { method: 'POST', headers, body: form ? body : JSON.stringify(body) });
  }

  /** Follows redirects until an answer is none, or leads to an address that `until` picks, which is then not asked. */
  async walk(url: string, until: (url: URL) => boolean = () => false): Promise<{ url: URL; page: string }> {
    return this.follow(await this.request(url), new URL(url, this.origin), until);
  }

  async follow(response: Response, from: URL, until: (url: URL) => boolean = () => false) {
    let answer = response;
    let at = from;
    for (let hops = 0; hops < 10; hops += 1) {
      const location = answer.headers.get('location');
      if (!location) return { url: at, page: await answer.text() };
      at = new URL(location, at);
      if (until(at)) return { url: at, page: '' };
      answer = await this.request(at.href);
    }
    throw new Error(`Too many redirects, the last to ${at}`);
  }
}
