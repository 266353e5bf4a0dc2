import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../config/root.ts';

/** The built pages and what the edge has to know of them. */
export interface Pages {
  /** Folder of the files as they are served. */
  readonly dist: string;
  /** Content security policy: it names the hashes of the inline scripts of this very build. */
  readonly csp: string;
  /** CloudFront Function that maps addresses to shells, and knows the shells of this build. */
  readonly rewrite: string;
  /** CloudFront Function that tells the API who asks. */
  readonly viewer: string;
}

const web = join(checkout, 'packages/web');

/** The runtime of CloudFront Functions forbids exports. */
const withoutExports = (code: string): string => code.replaceAll('export function', 'function');

/**
 * The pages as the last build left them.
 *
 * @throws Error when there is none
 */
export const builtPages = (): Pages => {
  const meta = (name: string) => join(web, 'dist-meta', name);
  if (!existsSync(meta('csp.txt')))
    throw new Error('Faltan las páginas del portal: use npm run synth, que las construye antes.');
  return {
    dist: join(web, 'dist'),
    csp: readFileSync(meta('csp.txt'), 'utf8'),
    rewrite: readFileSync(meta('rewrite.js'), 'utf8'),
    viewer: withoutExports(readFileSync(join(web, 'edge/viewer.js'), 'utf8')),
  };
};

/**
 * The pages' policy where files lie on a host of their own, to which the browser sends them directly.
 *
 * @throws Error for a policy that says nothing of connections: it would let nothing be added
 */
export const withFilesAt = (csp: string, origin: string): string => {
  const own = `connect-src 'self'`;
  if (!csp.includes(own)) throw new Error(`The policy of the pages lacks ${own}`);
  return csp.replace(own, `${own} ${origin}`);
};
