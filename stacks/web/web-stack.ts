import { join } from 'node:path';
import { EDGE_HEADER } from '@gore/functions/http/behind-edge.ts';
import type { Surface } from '@gore/functions/http/security-headers.ts';
import { CfnOutput, CfnResource, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';
import { bucketName, filesOriginOf } from '../data/buckets.ts';
import type { DataStack } from '../data/data-stack.ts';
import { responseHeadersPolicy, surfacePaths } from '../edge/response-headers.ts';
import { type Pages, withFilesAt } from './pages.ts';
import { releasesFolder } from './releases-folder.ts';

/** What the edge stands in front of. */
export interface WebProps {
  readonly config: StageConfig;
  readonly pages: Pages;
  /** Version of what is put up. */
  readonly release: string;
  readonly data: DataStack;
  /** Host of the HTTP API. */
  readonly apiHost: string;
  readonly firewallArn: string;
}

/** The one door: pages from a bucket nobody else can read, and the API, under one name. */
export class WebStack extends Stack {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, web: WebProps, props: StackProps) {
    super(scope, id, props);
    const { config, data, firewallArn } = web;
    const bucket = new Bucket(this, 'Paginas', {
      bucketName: bucketName(config, 'web'),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      serverAccessLogsBucket: data.logs,
      serverAccessLogsPrefix: 'web/',
      // Whatever it holds comes from the build.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // No error pages of the distribution: they would also replace what the API says with a 403 or 404.
    this.distribution = new Distribution(this, 'Distribucion', {
      comment: prefixOf(config),
      domainNames: [config.portal.host],
      certificate: Certificate.fromCertificateArn(this, 'Certificado', config.portal.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      webAclId: firewallArn,
      logBucket: data.logs,
      logFilePrefix: 'cloudfront/',
      // Nor what a session is called.
      logIncludesCookies: false,
      defaultBehavior: this.#pagesBehavior(web, bucket),
      additionalBehaviors: this.#apiBehaviors(web),
    });
    this.#publish(bucket, web);
    new CfnOutput(this, 'Destino', {
      description: 'CNAME del nombre del portal',
      value: this.distribution.distributionDomainName,
    });
  }

  #headers({ config, pages }: WebProps, surface: Surface): BehaviorOptions['responseHeadersPolicy'] {
    const csp = withFilesAt(pages.csp, filesOriginOf(config));
    const policy = new CfnResource(this, `Cabeceras-${surface}`, {
      type: 'AWS::CloudFront::ResponseHeadersPolicy',
      properties: { ResponseHeadersPolicyConfig: responseHeadersPolicy(config.stage, surface, csp) },
    });
    return ResponseHeadersPolicy.fromResponseHeadersPolicyId(this, `Lleva-${surface}`, policy.ref);
  }

  #function(name: string, config: StageConfig, code: string, ...events: readonly FunctionEventType[]) {
    const edge = new EdgeFunction(this, name, {
      functionName: `${prefixOf(config)}-${name.toLowerCase()}`,
      code: FunctionCode.fromInline(code),
      runtime: FunctionRuntime.JS_2_0,
    });
    return [FunctionEventType.VIEWER_REQUEST, ...events].map((eventType) => ({ function: edge, eventType }));
  }

  #pagesBehavior(web: WebProps, bucket: Bucket): BehaviorOptions {
    const responseHeaders = this.#headers(web, 'paginas');
    return {
      // Whoever may list is told that a file is not there; others, that it is forbidden. Nothing leads to a list.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      // Pages say `no-cache`: they are asked for again after a second. Assets never change.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      functionAssociations: this.#function(
        'Reescritura',
        web.config,
        web.pages.rewrite,
        FunctionEventType.VIEWER_RESPONSE,
      ),
      ...(responseHeaders ? { responseHeadersPolicy: responseHeaders } : {}),
    };
  }

  #apiBehaviors(web: WebProps): Record<string, BehaviorOptions> {
    const responseHeaders = this.#headers(web, 'api');
    const behavior: BehaviorOptions = {
      origin: new HttpOrigin(web.apiHost, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: { [EDGE_HEADER]: web.data.secrets.of('borde') },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // API Gateway refuses a host that is not its own; the function passes the viewer's on.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      functionAssociations: this.#function('Visitante', web.config, web.pages.viewer),
      ...(responseHeaders ? { responseHeadersPolicy: responseHeaders } : {}),
    };
    return Object.fromEntries(surfacePaths.api.map((path) => [path, behavior]));
  }

  /** Assets first and none taken away: a tab opened before the release still finds its own. */
  #publish(bucket: Bucket, { pages, release, config }: WebProps): void {
    const { dist } = pages;
    const common = { destinationBucket: bucket, prune: false, memoryLimit: 512 };
    const assets = new BucketDeployment(this, 'Recursos', {
      ...common,
      sources: [Source.asset(join(dist, '_astro'))],
      destinationKeyPrefix: '_astro',
      cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const shells = new BucketDeployment(this, 'Cascaras', {
      ...common,
      sources: [Source.asset(dist, { exclude: ['_astro', '_astro/*'] })],
      cacheControl: [CacheControl.noCache()],
    });
    shells.node.addDependency(assets);
    // What `npm run rollback` puts back: the pages of this release, and what the edge has to know of them.
    new BucketDeployment(this, 'Version', {
      ...common,
      sources: [
        Source.asset(dist, { exclude: ['_astro', '_astro/*'] }),
        Source.data('_borde/csp.txt', withFilesAt(pages.csp, filesOriginOf(config))),
        Source.data('_borde/rewrite.js', pages.rewrite),
      ],
      destinationKeyPrefix: `${releasesFolder}${release}`,
      cacheControl: [CacheControl.noCache()],
    });
  }
}
