import { existsSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { rewrite } from '../edge/rewrite.js';

const pages = new URL('../src/pages', import.meta.url);

/** Whether an address has a page of its own, which only the list of a build knows otherwise. */
const isPageItself = (path: string): boolean => existsSync(new URL(`${pages.href}${path}.astro`));

/** Serves every address of a record from its shell in `astro dev`, by the function production uses. */
export const devShells = (): AstroIntegration => ({
  name: 'dev-shells',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, _response, next) => {
        const [path = '/', query] = (request.url ?? '/').split('?');
        const isPage = request.headers.accept?.includes('text/html');
        const shell = rewrite(path).uri.replace(/\/index\.html$/, '');
        if (isPage && shell.endsWith('/_') && !isPageItself(path))
          request.url = query ? `${shell}?${query}` : shell;
        next();
      });
    },
  },
});
