import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readBaseMap } from './base-map.ts';

const source = new URL('../edge/rewrite.js', import.meta.url);
const target = new URL('../dist-meta/', import.meta.url);

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const hashesOf = (pages: readonly string[], element: RegExp): readonly string[] => {
  const bodies = pages.flatMap((html) => [...html.matchAll(element)].map(([, body = '']) => body));
  return [...new Set(bodies.map(sha256))].sort();
};

/**
 * The content security policy of the built pages. Only inline scripts that the build itself wrote may run; each is
 * named by its hash, so the policy and the pages must be deployed together.
 *
 * @param images origin that images may also come from.
 */
export const policyFor = (pages: readonly string[], images?: string): string => {
  const scripts = hashesOf(pages, /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashesOf(pages, /<style[^>]*>([\s\S]*?)<\/style>/g);
  return [
    `default-src 'self'`,
    ['script-src', `'self'`, ...scripts].join(' '),
    ['style-src', `'self'`, ...styles].join(' '),
    [`img-src 'self' data: blob:`, ...(images ? [images] : [])].join(' '),
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `frame-src blob:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    // Both ways to report: browsers know one or the other.
    'report-uri /api/errores/politica',
    'report-to politica',
  ].join('; ');
};

/** `ipr/_/index.html` → `/ipr/_`. */
const shellOf = (file: string): string => `/${file}`.replaceAll(path.sep, '/').replace(/\/index\.html$/, '');

/** The rewrite as a CloudFront Function: it knows its shells, and exports nothing, which that runtime forbids. */
export const toCloudFront = (code: string, shells: readonly string[]): string =>
  code
    .replace('const built = null;', `const built = ${JSON.stringify(shells)};`)
    .replaceAll('export function', 'function');

/** Writes what the edge needs beside the pages: policy, list of shells and the CloudFront Function that knows it. */
export const edgeFiles = (): AstroIntegration => ({
  name: 'edge-files',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const root = fileURLToPath(dir);
      const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
      const pages = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')));
      const shells = files
        .filter((file) => file.endsWith(`${path.sep}index.html`))
        .map(shellOf)
        .sort();
      const policy = policyFor(pages, readBaseMap(process.env)?.origin);
      await mkdir(target, { recursive: true });
      await writeFile(new URL('csp.txt', target), policy);
      await writeFile(new URL('shells.json', target), `${JSON.stringify(shells, null, 2)}\n`);
      await writeFile(new URL('rewrite.js', target), toCloudFront(await readFile(source, 'utf8'), shells));
      logger.info(`${shells.length} shells, policy of ${policy.length} bytes`);
    },
  },
});
