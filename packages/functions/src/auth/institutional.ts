import type { SignInProvider } from './config.ts';
import { createIdentityProvider } from './identity-provider.ts';

/**
 * The institution's own OpenID Connect issuer, such as Entra ID or Keycloak, when the settings name one. It has to
 * vouch for the RUN in a claim, or nobody is found by it.
 *
 * @param settings `INSTITUTIONAL_OIDC_ISSUER`, `…_CLIENT_ID` and `…_CLIENT_SECRET`; `…_RUN_CLAIM` is `run` and
 *   `…_LABEL` is «Cuenta institucional» unless said
 * @throws Error when only some are there
 */
export const institutionalProvider = (
  settings: Readonly<Record<string, string | undefined>>,
): SignInProvider | undefined => {
  const of = (name: string): string | undefined => settings[`INSTITUTIONAL_OIDC_${name}`] || undefined;
  const [issuer, clientId, clientSecret] = [of('ISSUER'), of('CLIENT_ID'), of('CLIENT_SECRET')];
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret)
    throw new Error('INSTITUTIONAL_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET go together');
  return {
    label: of('LABEL') ?? 'Cuenta institucional',
    means: 'institucional',
    provider: createIdentityProvider({ issuer, clientId, clientSecret: () => clientSecret }),
    runClaims: [of('RUN_CLAIM') ?? 'run'],
  };
};
