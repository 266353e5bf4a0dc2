import { headersOf, type Surface } from '@gore/functions/http/security-headers.ts';
import { describe, expect, it } from 'vitest';
import {
  type ResponseHeadersPolicy,
  responseHeadersPolicy,
  surfacePaths,
} from '../../stacks/edge/response-headers.ts';

const csp = "default-src 'self'; script-src 'self' 'sha256-x'";
const surfaces = Object.keys(surfacePaths) as Surface[];

/** What CloudFront sends for a policy, spelled out from its documentation and not from our list. */
const sentBy = ({ SecurityHeadersConfig: own, CustomHeadersConfig }: ResponseHeadersPolicy) => ({
  'content-security-policy': own.ContentSecurityPolicy.ContentSecurityPolicy,
  'strict-transport-security': `max-age=${own.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
  'x-frame-options': own.FrameOptions.FrameOption,
  'referrer-policy': own.ReferrerPolicy.ReferrerPolicy,
  'x-content-type-options': 'nosniff',
  ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
});

describe.each(surfaces)('through CloudFront, %s', (surface) => {
  const policy = responseHeadersPolicy('qa', surface, csp);

  it('carries the headers the embedded server sends, and no others', () => {
    expect(sentBy(policy)).toEqual(headersOf(surface, csp));
  });

  it('says what the law of the house asks for', () => {
    expect(sentBy(policy)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    });
    expect(sentBy(policy)).toHaveProperty('permissions-policy');
  });

  it('lets no origin weaken them', () => {
    const { SecurityHeadersConfig, CustomHeadersConfig } = policy;
    expect(Object.values(SecurityHeadersConfig).every(({ Override }) => Override)).toBe(true);
    const weak = CustomHeadersConfig.Items.filter(({ Override }) => !Override).map(({ Header }) => Header);
    expect(weak.filter((name) => name !== 'cache-control')).toEqual([]);
  });
});

it('only the pages have a policy under which something runs', () => {
  for (const surface of surfaces)
    expect(headersOf(surface, csp)['content-security-policy']?.startsWith("default-src 'none'")).toBe(
      surface !== 'paginas',
    );
});
