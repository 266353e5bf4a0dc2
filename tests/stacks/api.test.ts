import { apiRoutes } from '@gore/functions/http/routes.ts';
import { describe, expect, it } from 'vitest';
import { byId, only, resources } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

const { api } = templatesOf('prod');

describe('the HTTP API', () => {
  const routes = resources(api, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);

  it('has the routes of the embedded server, and no other', () => {
    expect(routes.map(({ RouteKey }) => RouteKey).toSorted()).toEqual(
      apiRoutes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
  });

  it('sends each route to the live alias of its function', () => {
    const integrations = byId(api, 'AWS::ApiGatewayV2::Integration');
    for (const { RouteKey, Target } of routes) {
      const { fn } = apiRoutes.find(({ method, path }) => `${method} ${path}` === RouteKey) ?? { fn: '?' };
      const id = Object.keys(integrations).find((one) => JSON.stringify(Target).includes(one)) ?? '';
      const integration = integrations[id]?.Properties;
      expect(JSON.stringify(integration?.IntegrationUri)).toContain(`${fn}Live`);
      expect(integration?.PayloadFormatVersion).toBe('2.0');
    }
  });

  it('has a fuse, and a log that names nobody', () => {
    const stage = only(api, 'AWS::ApiGatewayV2::Stage');
    expect(stage.Properties).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 300, ThrottlingBurstLimit: 600 },
    });
    const { Format } = stage.Properties.AccessLogSettings as { readonly Format: string };
    const logged = [...Format.matchAll(/\$context\.([a-zA-Z.]+)/g)].map(([, name]) => name);
    expect(logged).toContain('requestId');
    for (const personal of ['identity.sourceIp', 'path', 'identity.userAgent', 'authorizer'])
      expect(logged.filter((name) => name?.startsWith(personal))).toEqual([]);
  });
});

describe('signing in', () => {
  it('goes through the bridge, which the pool reaches by the name of the portal', () => {
    expect(resources(api, 'AWS::Cognito::UserPoolIdentityProvider')).toMatchObject([
      {
        Properties: {
          ProviderName: 'ClaveUnica',
          ProviderType: 'OIDC',
          ProviderDetails: {
            authorize_scopes: 'openid profile',
            attributes_request_method: 'GET',
            authorize_url: 'https://portal.ejemplo.gob.cl/oidc/authorize',
            token_url: 'https://portal.ejemplo.gob.cl/oidc/token',
            attributes_url: 'https://portal.ejemplo.gob.cl/oidc/userinfo',
            jwks_uri: 'https://portal.ejemplo.gob.cl/oidc/jwks.json',
            oidc_issuer: 'https://portal.ejemplo.gob.cl/oidc',
          },
          AttributeMapping: { 'custom:run': 'run' },
        },
      },
    ]);
  });

  it('lets nobody make an account, and knows no way in but ClaveÚnica', () => {
    expect(resources(api, 'AWS::Cognito::UserPool')).toMatchObject([
      {
        DeletionPolicy: 'Retain',
        Properties: {
          DeletionProtection: 'ACTIVE',
          AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        },
      },
    ]);
    expect(resources(api, 'AWS::Cognito::UserPoolClient')).toMatchObject([
      {
        Properties: {
          GenerateSecret: true,
          SupportedIdentityProviders: ['ClaveUnica'],
          AllowedOAuthFlows: ['code'],
          CallbackURLs: ['https://portal.ejemplo.gob.cl/api/auth/callback'],
          LogoutURLs: ['https://portal.ejemplo.gob.cl/entrar', 'https://portal.ejemplo.gob.cl/oidc/logout'],
        },
      },
    ]);
  });

  it('brings people back where the bridge expects them', () => {
    const [domain] = resources(api, 'AWS::Cognito::UserPoolDomain');
    const bridge = resources(api, 'AWS::Lambda::Function').find(
      ({ Properties }) => Properties.FunctionName === 'gore-prod-oidc',
    );
    expect(bridge?.Properties.Environment).toMatchObject({
      Variables: {
        BRIDGE_REDIRECT_URI: `https://${domain?.Properties.Domain}.auth.sa-east-1.amazoncognito.com/oauth2/idpresponse`,
      },
    });
  });

  it('offers the issuer of the institution where the stage names one', () => {
    const label = { label: 'Cuenta GORE', runClaim: 'rut', issuer: 'https://login.ejemplo.gob.cl' };
    const auth = resources(
      templatesOf('qa', { institutionalIssuer: label }).api,
      'AWS::Lambda::Function',
    ).find(({ Properties }) => Properties.FunctionName === 'gore-qa-auth');
    expect(auth?.Properties.Environment).toMatchObject({
      Variables: {
        INSTITUTIONAL_OIDC_ISSUER: 'https://login.ejemplo.gob.cl',
        INSTITUTIONAL_OIDC_RUN_CLAIM: 'rut',
        INSTITUTIONAL_OIDC_CLIENT_SECRET: expect.anything(),
      },
    });
  });

  it('is signed with a key that never leaves KMS', () => {
    expect(resources(api, 'AWS::KMS::Key')).toMatchObject([
      { DeletionPolicy: 'Retain', Properties: { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' } },
    ]);
  });
});

describe('a new version', () => {
  const groups = resources(api, 'AWS::CodeDeploy::DeploymentGroup').map(({ Properties }) => Properties);

  it('comes in behind every alias of the API, a tenth first, and goes back by itself', () => {
    expect(groups.map(({ DeploymentGroupName }) => DeploymentGroupName).toSorted()).toEqual([
      'auth',
      'commands',
      'exports',
      'oidc',
      'queries',
      'system',
    ]);
    for (const group of groups)
      expect(group).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']),
        },
        AlarmConfiguration: { Enabled: true, Alarms: [expect.anything()] },
      });
    const aliases = Object.values(api.toJSON().Resources as Record<string, Record<string, unknown>>).filter(
      ({ Type }) => Type === 'AWS::Lambda::Alias',
    );
    for (const alias of aliases) expect(alias.UpdatePolicy).toHaveProperty('CodeDeployLambdaAliasUpdate');
  });

  it('is a version of every function named after its release, and stays to go back to', () => {
    const versions = resources(api, 'AWS::Lambda::Version');
    expect(versions.length).toBe(groups.length);
    for (const version of versions)
      expect(version).toMatchObject({ DeletionPolicy: 'Retain', Properties: { Description: '9.9.9' } });
    for (const fn of resources(api, 'AWS::Lambda::Function'))
      if (fn.Properties.Environment)
        expect(fn.Properties.Environment).toMatchObject({ Variables: { RELEASE: '9.9.9' } });
  });

  it('is let in at once where nobody works', () => {
    const trial = resources(templatesOf('dev').api, 'AWS::CodeDeploy::DeploymentGroup');
    for (const { Properties } of trial)
      expect(Properties.DeploymentConfigName).toBe('CodeDeployDefault.LambdaAllAtOnce');
  });
});
