import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Provider } from 'oidc-provider';
import type { FederatedSignIn } from './federation.ts';
import type { Page } from './page.ts';
import { failurePage, loginPage } from './pages.ts';
import { type People, personOf } from './people.ts';
import { IDENTITY_PROVIDER } from './provider.ts';

const send = (response: ServerResponse, status: number, { html, csp }: Page): void => {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': csp,
    'cache-control': 'no-store',
  });
  response.end(html);
};

/** A choice is one short field; anything longer was not sent by the page. */
const MAX_FORM = 1024;

const chosen = async (request: IncomingMessage, portalOrigin: string): Promise<string | undefined> => {
  const { origin, 'content-length': length } = request.headers;
  if (origin !== portalOrigin || !length || Number(length) > MAX_FORM) return undefined;
  return new URLSearchParams(await text(request)).get('run') ?? undefined;
};

/** Last part of the path of a page: what stands behind the sign-in's own id. */
const stepOf = (path: string): string | undefined => /\/entrar\/[^/]+\/([a-z]+)$/.exec(path)?.[1];

/** The page where a person is picked, and what happens when one is. */
export const createInteraction =
  (provider: Provider, people: People, portalOrigin: string, federation?: FederatedSignIn) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const underway = await provider.interactionDetails(request, response).catch(() => undefined);
    if (!underway) return send(response, 400, failurePage());
    const { pathname } = new URL(request.url ?? '/', portalOrigin);
    if (request.method !== 'POST') {
      const step = stepOf(pathname);
      if (federation && step === 'regreso') return federation.finish(request, response, underway);
      const named = federation && underway.params[IDENTITY_PROVIDER] === federation.name;
      if (federation && (named || step === 'otro')) return federation.start(request, response, underway);
      const onward = federation && { label: federation.label, href: `${pathname}/otro` };
      return send(response, 200, loginPage(await people(), pathname, onward));
    }
    const run = await chosen(request, portalOrigin);
    const person = run && (await personOf(people, run));
    if (!person) return send(response, 400, failurePage());
    const login = { accountId: person.run, remember: false };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };
