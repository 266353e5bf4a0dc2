import { describe, expect, it } from 'vitest';
import { stageConfig } from '../../stacks/config/stages.ts';
import { fetchEdge, putPagesBack } from './pages.ts';
import { type Aws, findVersions, pointAlias, readRequest } from './plan.ts';

const config = stageConfig('prod');
const versions = [
  { Version: '$LATEST', Description: '' },
  { Version: '9', Description: '0.2.0' },
  { Version: '11', Description: '0.2.0' },
  { Version: '12', Description: '0.3.0' },
];

const policy = {
  ResponseHeadersPolicy: {
    Id: 'P1',
    ResponseHeadersPolicyConfig: {
      Name: 'prod-gore-paginas',
      SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: 'nueva' } },
    },
  },
};

/** An AWS that remembers what it was asked, in order. */
const recording = (lost: readonly string[] = []) => {
  const asked: string[] = [];
  const aws: Aws = async (words) => {
    const line = words.join(' ');
    asked.push(line);
    if (line.includes('list-versions-by-function'))
      return { Versions: lost.some((name) => line.endsWith(name)) ? [] : versions };
    if (line.includes('list-response-headers-policies'))
      return { ResponseHeadersPolicyList: { Items: [policy] } };
    if (line.includes('get-response-headers-policy')) return { ...policy, ETag: 'E1' };
    if (line.includes('list-distributions'))
      return { DistributionList: { Items: [{ Id: 'D1', Aliases: { Items: [config.portal.host] } }] } };
    return { ETag: 'E2' };
  };
  return { aws, asked };
};

describe('going back', () => {
  it('finds the newest version every function has of a release, but of the migration', async () => {
    const { aws, asked } = recording();
    const steps = await findVersions(aws, config, '0.2.0');
    expect(new Set(steps.map(({ version }) => version))).toEqual(new Set(['11']));
    expect(steps.map(({ functionName }) => functionName)).toContain('gore-prod-commands');
    expect(steps.map(({ functionName }) => functionName)).not.toContain('gore-prod-migrator');
    await pointAlias(aws, { functionName: 'gore-prod-auth', version: '11' });
    expect(asked.at(-1)).toBe(
      'lambda update-alias --function-name gore-prod-auth --name live --function-version 11 --routing-config {}',
    );
  });

  it('changes nothing when some function has no such version', async () => {
    const { aws, asked } = recording(['gore-prod-mailer']);
    await expect(findVersions(aws, config, '0.2.0')).rejects.toThrow(/no está en mailer\. No se cambió nada/);
    expect(asked.some((line) => line.includes('update'))).toBe(false);
  });

  it('puts the pages back behind their own policy and rewrite', async () => {
    const { aws, asked } = recording();
    const edge = await fetchEdge(aws, config, '0.2.0', '/x', () => "default-src 'vieja'");
    await putPagesBack(aws, config, '0.2.0', edge);
    const at = (text: string) => asked.findIndex((line) => line.includes(text));
    expect(asked[at('update-response-headers-policy')]).toContain("default-src 'vieja'");
    expect(asked[at('update-function')]).toContain('fileb:///x/rewrite.js');
    expect(asked[at('s3 sync')]).toContain(
      's3://gore-prod-web-111111111111/versiones/0.2.0/ s3://gore-prod-web-111111111111/ --exclude _borde/*',
    );
    const order = [
      's3 cp',
      'update-response-headers-policy',
      'publish-function',
      's3 sync',
      'create-invalidation',
    ];
    const places = order.map(at);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('reads what it is asked for', () => {
    expect(readRequest(['--stage', 'prod', '--to', 'v0.2.0'])).toEqual({ stage: 'prod', to: '0.2.0' });
    expect(() => readRequest(['--stage', 'prod'])).toThrow(/Diga a qué versión/);
  });
});
