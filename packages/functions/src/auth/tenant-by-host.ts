import type { Institutions } from '@gore/core/identity/institutions.ts';

/** Where the name people opened the portal by is found. */
export interface HostSource {
  /** Header the edge puts it in; only the edge may reach the function. */
  readonly hostHeader: string;
  /** Institution of a name no institution has. */
  readonly fallback: string;
}

/** The institution a request addresses: the one opened at that host name. */
export const tenantByHost =
  (institutions: Pick<Institutions, 'atHost'>, { hostHeader, fallback }: HostSource) =>
  async (headers: Headers): Promise<string> => {
    const host = headers.get(hostHeader);
    return (host && (await institutions.atHost(host))) || fallback;
  };
