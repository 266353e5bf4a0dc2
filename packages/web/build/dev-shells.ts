import type { AstroIntegration } from 'astro';
import { rewrite } from '../edge/rewrite.js';

/** Serves every address of a record from its shell in `astro dev`, by the function production uses. */
export const devShells = (): AstroIntegration => ({
  name: 'dev-shells',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, _response, next) => {
        const [path = '/', query] = (request.url ?? '/').split('?');
        const isPage = request.headers.accept?.includes('text/html');
        const shell = rewrite(path).uri.replace(/\/index\.html$/, '');
        if (isPage && shell.endsWith('/_')) request.url = query ? `${shell}?${query}` : shell;
        next();
      });
    },
  },
});
