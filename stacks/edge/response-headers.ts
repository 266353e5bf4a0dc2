import { HSTS_SECONDS, headersOf, type Surface } from '@gore/functions/http/security-headers.ts';

interface Overriding {
  readonly Override: true;
}

/** A CloudFront response headers policy, as CloudFormation writes its configuration. */
export interface ResponseHeadersPolicy {
  readonly Name: string;
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: Overriding & { readonly ContentSecurityPolicy: string };
    readonly StrictTransportSecurity: Overriding & {
      readonly AccessControlMaxAgeSec: number;
      readonly IncludeSubdomains: true;
    };
    readonly FrameOptions: Overriding & { readonly FrameOption: string };
    readonly ReferrerPolicy: Overriding & { readonly ReferrerPolicy: string };
    readonly ContentTypeOptions: Overriding;
  };
  readonly CustomHeadersConfig: {
    readonly Items: readonly {
      readonly Header: string;
      readonly Value: string;
      readonly Override: boolean;
    }[];
  };
}

/** Headers CloudFront sets by fields of their own and refuses among the custom ones. */
const named = new Set([
  'content-security-policy',
  'strict-transport-security',
  'x-frame-options',
  'referrer-policy',
  'x-content-type-options',
]);

/** Paths of the distribution by surface, from the most specific; what no path names is a page. */
export const surfacePaths: Readonly<Record<Surface, readonly string[]>> = {
  api: ['/api/*', '/oidc/*', '/health', '/ready'],
  archivos: ['/gore-archivos/*'],
  paginas: ['*'],
};

/**
 * The one list of security headers as CloudFront takes it. `cache-control` does not override what the origin says:
 * pages and their assets choose their own, and answers of the API bring theirs.
 */
export const responseHeadersPolicy = (
  stage: string,
  surface: Surface,
  pagesCsp: string,
): ResponseHeadersPolicy => {
  const headers = headersOf(surface, pagesCsp);
  const value = (name: string) => headers[name] ?? '';
  return {
    Name: `${stage}-gore-${surface}`,
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: value('content-security-policy'), Override: true },
      StrictTransportSecurity: {
        AccessControlMaxAgeSec: HSTS_SECONDS,
        IncludeSubdomains: true,
        Override: true,
      },
      FrameOptions: { FrameOption: value('x-frame-options'), Override: true },
      ReferrerPolicy: { ReferrerPolicy: value('referrer-policy'), Override: true },
      ContentTypeOptions: { Override: true },
    },
    CustomHeadersConfig: {
      Items: Object.entries(headers)
        .filter(([name]) => !named.has(name))
        .map(([name, value]) => ({ Header: name, Value: value, Override: name !== 'cache-control' })),
    },
  };
};
