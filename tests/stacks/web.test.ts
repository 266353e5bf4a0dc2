import { describe, expect, it } from 'vitest';
import { withFilesAt } from '../../stacks/web/pages.ts';
import { byId, type Resource, resources } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

const { web, edge } = templatesOf('prod');

interface Behavior {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly ViewerProtocolPolicy: string;
  readonly AllowedMethods: readonly string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly ResponseHeadersPolicyId: { readonly Ref: string };
  readonly FunctionAssociations: readonly { readonly FunctionARN: unknown; readonly EventType: string }[];
}

interface Distribution {
  readonly Aliases: readonly string[];
  readonly CacheBehaviors: readonly Behavior[];
  readonly DefaultCacheBehavior: Behavior;
  readonly Origins: readonly Readonly<Record<string, unknown>>[];
  readonly ViewerCertificate: Readonly<Record<string, unknown>>;
}

const [distribution] = resources(web, 'AWS::CloudFront::Distribution');
const config = distribution?.Properties.DistributionConfig as Distribution;

/** Policies CloudFront itself keeps. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const policyOf = ({ ResponseHeadersPolicyId }: Behavior): Resource | undefined =>
  byId(web, 'AWS::CloudFront::ResponseHeadersPolicy')[ResponseHeadersPolicyId.Ref];

describe('the edge', () => {
  it('answers to the name of the portal, over TLS 1.2 or better, behind the firewall', () => {
    expect(config).toMatchObject({
      Aliases: ['portal.ejemplo.gob.cl'],
      HttpVersion: 'http2and3',
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
      WebACLId: expect.anything(),
      Logging: { IncludeCookies: false, Prefix: 'cloudfront/' },
    });
  });

  it('sends what is the API to the API: every method, nothing kept, the viewer said by a function', () => {
    expect(config.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual([
      '/api/*',
      '/oidc/*',
      '/health',
      '/ready',
    ]);
    for (const behavior of config.CacheBehaviors) {
      expect(behavior).toMatchObject({
        CachePolicyId: CACHING_DISABLED,
        OriginRequestPolicyId: ALL_BUT_HOST,
        ViewerProtocolPolicy: 'https-only',
        FunctionAssociations: [{ EventType: 'viewer-request' }],
      });
      expect(behavior.AllowedMethods).toContain('PATCH');
      expect(JSON.stringify(behavior.FunctionAssociations)).toContain('Visitante');
    }
  });

  it('proves itself to the API with a secret no template shows', () => {
    const origin = config.Origins.find(({ CustomOriginConfig }) => CustomOriginConfig);
    expect(origin?.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    expect(origin?.OriginCustomHeaders).toMatchObject([{ HeaderName: 'x-origin-verify' }]);
    expect(JSON.stringify(origin?.OriginCustomHeaders)).toContain('{{resolve:secretsmanager:');
  });

  it('serves pages only from a bucket nobody else can read', () => {
    const origin = config.Origins.find(({ S3OriginConfig }) => S3OriginConfig);
    expect(origin).toMatchObject({
      OriginAccessControlId: expect.anything(),
      S3OriginConfig: { OriginAccessIdentity: '' },
    });
    expect(config.DefaultCacheBehavior).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: ['GET', 'HEAD'],
      Compress: true,
    });
    expect(JSON.stringify(config.DefaultCacheBehavior.FunctionAssociations)).toContain('Reescritura');
    expect(config.DefaultCacheBehavior.FunctionAssociations.map(({ EventType }) => EventType)).toEqual([
      'viewer-request',
      'viewer-response',
    ]);
    const policies = JSON.stringify(resources(web, 'AWS::S3::BucketPolicy'));
    expect(policies).toContain('cloudfront.amazonaws.com');
    expect(policies).toContain('AWS:SourceArn');
    // A file that is not there is 404 and not 403 for whoever may list.
    expect(policies).toContain('s3:ListBucket');
  });

  it('has no error pages: they would replace what the API says', () => {
    expect(config).not.toHaveProperty('CustomErrorResponses');
  });
});

describe('the headers', () => {
  it('let pages send files to the bucket, and nowhere else', () => {
    const policy = policyOf(config.DefaultCacheBehavior);
    expect(JSON.stringify(policy?.Properties)).toContain(
      "connect-src 'self' https://gore-prod-archivos-111111111111.s3.sa-east-1.amazonaws.com;",
    );
  });

  it('let nothing run in what is data', () => {
    for (const behavior of config.CacheBehaviors)
      expect(JSON.stringify(policyOf(behavior)?.Properties)).toContain("default-src 'none'");
  });

  it('are refused when the policy of the pages says nothing of connections', () => {
    expect(() => withFilesAt("default-src 'self'", 'https://x')).toThrow(/connect-src/);
  });
});

describe('a release of the pages', () => {
  it('brings its assets before its pages and takes none away', () => {
    const deployments = byId(web, 'Custom::CDKBucketDeployment');
    const [assetsId = '', assets] =
      Object.entries(deployments).find(([id]) => id.startsWith('Recursos')) ?? [];
    const [, shells] = Object.entries(deployments).find(([id]) => id.startsWith('Cascaras')) ?? [];
    expect(assets?.Properties).toMatchObject({
      Prune: false,
      DestinationBucketKeyPrefix: '_astro',
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(shells?.Properties).toMatchObject({
      Prune: false,
      SystemMetadata: { 'cache-control': 'no-cache' },
    });
    expect(JSON.stringify(shells?.DependsOn)).toContain(assetsId);
  });

  it('leaves a copy of its pages under its version, with the policy and the rewrite that go with them', () => {
    const [, copy] =
      Object.entries(byId(web, 'Custom::CDKBucketDeployment')).find(([id]) => id.startsWith('Version')) ?? [];
    expect(copy?.Properties).toMatchObject({ Prune: false, DestinationBucketKeyPrefix: 'versiones/9.9.9' });
    expect(copy?.Properties.SourceObjectKeys).toHaveLength(3);
  });
});

describe('the firewall', () => {
  const [acl] = resources(edge, 'AWS::WAFv2::WebACL');
  const rules = acl?.Properties.Rules as readonly { readonly Name: string; readonly Statement: unknown }[];

  it('is of the edge: a fuse by address and three lists AWS keeps', () => {
    expect(acl?.Properties.Scope).toBe('CLOUDFRONT');
    expect(rules.map(({ Name }) => Name)).toEqual([
      'por-direccion',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesCommonRuleSet',
      'AWSManagedRulesKnownBadInputsRuleSet',
    ]);
    expect(rules[0]?.Statement).toMatchObject({
      RateBasedStatement: { Limit: 10_000, EvaluationWindowSec: 300, AggregateKeyType: 'IP' },
    });
  });

  it('does not stand between Cognito and the bridge', () => {
    for (const { Statement } of rules)
      for (const path of ['/oidc/token', '/oidc/userinfo', '/oidc/jwks.json'])
        expect(JSON.stringify(Statement)).toContain(`"SearchString":"${path}"`);
  });

  it('writes down what it refused, without sessions or what was asked', () => {
    const [logging] = resources(edge, 'AWS::WAFv2::LoggingConfiguration');
    expect(logging?.Properties).toMatchObject({
      RedactedFields: [
        { SingleHeader: { Name: 'cookie' } },
        { SingleHeader: { Name: 'authorization' } },
        { QueryString: {} },
      ],
      LoggingFilter: { DefaultBehavior: 'DROP' },
    });
  });
});
