/** The parts of oidc-provider 9.13.3 the local issuer uses; the package ships no types. */

declare module 'oidc-provider' {
  type IncomingMessage = import('node:http').IncomingMessage;
  type ServerResponse = import('node:http').ServerResponse;
  type JsonWebKey = import('node:crypto').JsonWebKey;

  /** What the provider stores; which members matter depends on the model. */
  interface Payload {
    readonly grantId?: string;
    readonly uid?: string;
    readonly consumed?: unknown;
    readonly [member: string]: unknown;
  }

  interface Adapter {
    upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<Payload | undefined>;
    findByUid(uid: string): Promise<Payload | undefined>;
    findByUserCode(userCode: string): Promise<Payload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  /** The Koa context of a request to the provider. */
  interface Context {
    type: string;
    body: string;
    status: number;
    set(header: string, value: string): void;
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      readonly provider: Provider;
    };
  }

  /** A sign-in under way. */
  interface Interaction {
    readonly uid: string;
    readonly params: Readonly<Record<string, unknown>>;
  }

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  interface Account {
    readonly accountId: string;
    claims(): Promise<Readonly<Record<string, unknown>>>;
  }

  interface Configuration {
    adapter(model: string): Adapter;
    clients: readonly Readonly<Record<string, unknown>>[];
    claims: Readonly<Record<string, readonly string[]>>;
    scopes: readonly string[];
    conformIdTokenClaims: boolean;
    /** Parameters of the authorization request to keep for the interaction. */
    extraParams: readonly string[];
    cookies: Readonly<Record<string, unknown>>;
    features: Readonly<Record<string, unknown>>;
    expiresWithSession(): Promise<boolean>;
    findAccount(ctx: Context, id: string): Promise<Account | undefined>;
    interactions: { url(ctx: Context, interaction: { readonly uid: string }): string };
    jwks: { readonly keys: readonly JsonWebKey[] };
    loadExistingGrant(ctx: Context): Promise<Grant>;
    pkce: { required(): boolean };
    renderError(ctx: Context): Promise<void>;
    ttl: Readonly<Record<string, number>>;
  }

  class Provider {
    readonly Grant: new (owner: {
      readonly clientId: string;
      readonly accountId: string;
    }) => Grant;
    /** Whether to believe `x-forwarded-*`. */
    proxy: boolean;
    constructor(issuer: string, configuration: Configuration);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    /** @throws when the request's cookie names no sign-in under way */
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    /** Goes on with the sign-in and answers the request. */
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result:
        | { readonly login: { readonly accountId: string; readonly remember: boolean } }
        | { readonly error: string },
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }

  export type { Account, Adapter, Configuration, Context, Interaction, Payload };
  export { Provider };
}
