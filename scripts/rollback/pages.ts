import { prefixOf, type StageConfig } from '../../stacks/config/stage-config.ts';
import { releasesFolder } from '../../stacks/web/releases-folder.ts';
import { type Aws, pagesBucket } from './plan.ts';

interface HeadersPolicy {
  readonly ETag: string;
  readonly ResponseHeadersPolicy: {
    readonly Id: string;
    readonly ResponseHeadersPolicyConfig: {
      readonly Name: string;
      readonly SecurityHeadersConfig: { readonly ContentSecurityPolicy: object };
    };
  };
}

interface Distribution {
  readonly Id: string;
  readonly Aliases: { readonly Items?: readonly string[] };
}

/** Puts back the policy that names the inline scripts of those very pages. */
const putPolicyBack = async (aws: Aws, config: StageConfig, csp: string): Promise<void> => {
  const name = `${config.stage}-gore-paginas`;
  const { ResponseHeadersPolicyList } = (await aws([
    'cloudfront',
    'list-response-headers-policies',
    '--type',
    'custom',
  ])) as {
    readonly ResponseHeadersPolicyList: {
      readonly Items: readonly Omit<HeadersPolicy, 'ETag'>[];
    };
  };
  const found = ResponseHeadersPolicyList.Items.find(
    ({ ResponseHeadersPolicy }) => ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Name === name,
  );
  if (!found) throw new Error(`No se encontró la política de cabeceras ${name}.`);
  const { Id } = found.ResponseHeadersPolicy;
  const { ETag, ResponseHeadersPolicy } = (await aws([
    'cloudfront',
    'get-response-headers-policy',
    '--id',
    Id,
  ])) as HeadersPolicy;
  const before = ResponseHeadersPolicy.ResponseHeadersPolicyConfig;
  const changed = {
    ...before,
    SecurityHeadersConfig: {
      ...before.SecurityHeadersConfig,
      ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: csp },
    },
  };
  const words = ['cloudfront', 'update-response-headers-policy', '--id', Id, '--if-match', ETag];
  await aws([...words, '--response-headers-policy-config', JSON.stringify(changed)]);
};

/** Puts back the function that knows the shells of those pages. @param file its code, on this machine */
const putRewriteBack = async (aws: Aws, config: StageConfig, file: string): Promise<void> => {
  const Name = `${prefixOf(config)}-reescritura`;
  const etagOf = (answer: unknown) => (answer as { readonly ETag: string }).ETag;
  const etag = etagOf(await aws(['cloudfront', 'describe-function', '--name', Name]));
  const edge = JSON.stringify({ Comment: 'rollback', Runtime: 'cloudfront-js-2.0' });
  const words = ['cloudfront', 'update-function', '--name', Name, '--if-match', etag];
  const updated = etagOf(
    await aws([...words, '--function-config', edge, '--function-code', `fileb://${file}`]),
  );
  await aws(['cloudfront', 'publish-function', '--name', Name, '--if-match', updated]);
};

/** What the edge has to know of the pages of a release, fetched to this machine. */
export interface Edge {
  readonly csp: string;
  /** File with the code of the rewrite. */
  readonly rewriteFile: string;
}

/** Fetches what the edge has to know of a release; fails, before anything changed, when the release left no pages. */
export const fetchEdge = async (
  aws: Aws,
  config: StageConfig,
  to: string,
  spare: string,
  read: (file: string) => string,
): Promise<Edge> => {
  const from = `s3://${pagesBucket(config)}/${releasesFolder}${to}/_borde/`;
  await aws(['s3', 'cp', from, spare, '--recursive', '--only-show-errors']);
  return { csp: read(`${spare}/csp.txt`), rewriteFile: `${spare}/rewrite.js` };
};

/** Puts the pages of a release back: the policy and the rewrite first, then the pages, then what CloudFront kept. */
export const putPagesBack = async (
  aws: Aws,
  config: StageConfig,
  to: string,
  { csp, rewriteFile }: Edge,
): Promise<void> => {
  const bucket = pagesBucket(config);
  await putPolicyBack(aws, config, csp);
  await putRewriteBack(aws, config, rewriteFile);
  const sync = ['s3', 'sync', `s3://${bucket}/${releasesFolder}${to}/`, `s3://${bucket}/`];
  await aws([...sync, '--exclude', '_borde/*', '--cache-control', 'no-cache', '--only-show-errors']);
  const { DistributionList } = (await aws(['cloudfront', 'list-distributions'])) as {
    readonly DistributionList: { readonly Items: readonly Distribution[] };
  };
  const own = DistributionList.Items.find(({ Aliases }) => Aliases.Items?.includes(config.portal.host));
  if (!own) throw new Error(`No se encontró la distribución de ${config.portal.host}.`);
  await aws(['cloudfront', 'create-invalidation', '--distribution-id', own.Id, '--paths', '/*']);
};
