import { BRIDGE_PATH, issuerOf, signOutOf } from '@gore/functions/oidc/config.ts';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  type CfnUserPoolClient,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  OidcAttributeRequestMethod,
  ProviderAttribute,
  StringAttribute,
  UserPool,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { portalOriginOf, prefixOf, type StageConfig } from '../config/stage-config.ts';
import type { Settings } from '../functions/settings.ts';

/** The bridge's only client; it is no secret. */
const bridgeClientId = 'cognito';

const providerName = 'ClaveUnica';

/** Address Cognito serves its pages at. */
const domainPrefixOf = (config: StageConfig): string => `${prefixOf(config)}-${config.account}`;

/**
 * The pool that stands between the portal and ClaveÚnica. Nobody has a password in it: whoever enters comes through
 * the bridge, and the portal trusts nothing of it but the claims it passes on.
 */
export class Identity extends Construct {
  readonly settings: Settings;

  constructor(scope: Construct, id: string, config: StageConfig, bridgeSecret: string) {
    super(scope, id);
    const origin = portalOriginOf(config);
    const { region } = Stack.of(this);
    const pool = new UserPool(this, 'Personas', {
      userPoolName: prefixOf(config),
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      accountRecovery: AccountRecovery.NONE,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 20,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      customAttributes: { run: new StringAttribute({ mutable: true, maxLen: 12 }) },
      deletionProtection: config.protected,
      removalPolicy: config.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    // The addresses are told, not discovered: the pool is made before the portal answers for the first time.
    const at = (path: string) => `${issuerOf(origin)}/${path}`;
    const provider = new UserPoolIdentityProviderOidc(this, 'ClaveUnica', {
      userPool: pool,
      name: providerName,
      clientId: bridgeClientId,
      clientSecret: bridgeSecret,
      issuerUrl: `${origin}${BRIDGE_PATH}`,
      scopes: ['openid', 'profile'],
      attributeRequestMethod: OidcAttributeRequestMethod.GET,
      endpoints: {
        authorization: at('authorize'),
        token: at('token'),
        userInfo: at('userinfo'),
        jwksUri: at('jwks.json'),
      },
      attributeMapping: {
        fullname: ProviderAttribute.other('name'),
        givenName: ProviderAttribute.other('given_name'),
        familyName: ProviderAttribute.other('family_name'),
        custom: { 'custom:run': ProviderAttribute.other('run') },
      },
    });
    const prefix = domainPrefixOf(config);
    pool.addDomain('Dominio', {
      cognitoDomain: { domainPrefix: prefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const client = pool.addClient('Portal', {
      userPoolClientName: 'portal',
      generateSecret: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.custom(providerName)],
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
        callbackUrls: [`${origin}/api/auth/callback`],
        logoutUrls: [`${origin}/entrar`, signOutOf(origin)],
      },
      idTokenValidity: Duration.minutes(5),
      accessTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.hours(1),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    client.node.addDependency(provider);
    this.settings = {
      OIDC_ISSUER: `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`,
      OIDC_CLIENT_ID: client.userPoolClientId,
      // The attribute CloudFormation itself gives; the higher construct would ask through a function of its own.
      OIDC_CLIENT_SECRET: (client.node.defaultChild as CfnUserPoolClient).attrClientSecret,
      BRIDGE_CLIENT_ID: bridgeClientId,
      BRIDGE_REDIRECT_URI: `https://${prefix}.auth.${region}.amazoncognito.com/oauth2/idpresponse`,
    };
  }
}
