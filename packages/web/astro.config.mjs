import solid from '@astrojs/solid-js';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { readBaseMap } from './build/base-map.ts';
import { devShells } from './build/dev-shells.ts';
import { edgeFiles } from './build/edge-files.ts';
import { leanMap } from './build/lean-map.ts';

const baseMap = readBaseMap(process.env);
const api = process.env.GORE_API ?? 'http://localhost:3333';

/** What loads later is small and near: preloading its parts would cost every page more code than it saves. */
const noPreload = { name: 'no-preload', configEnvironment: () => ({ build: { modulePreload: false } }) };

/**
 * What every page starts with, and what every list adds to it, each in one file with all it imports: forty small files
 * compress a fifth worse than three, since each begins with an empty dictionary.
 */
const startTogether = {
  name: 'start-together',
  configEnvironment: (name) =>
    name === 'client'
      ? {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: {
                  groups: [
                    { name: 'solid', test: /node_modules[\\/](solid-js|@astrojs[\\/]solid-js)/ },
                    { name: 'marco', test: /components[\\/]shell[\\/](TopBar|SideNav|Overlays)\.tsx/ },
                    { name: 'modulo', test: /components[\\/]module[\\/]ModuleApp\.tsx/ },
                  ],
                },
              },
            },
          },
        }
      : undefined,
};

export default defineConfig({
  output: 'static',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  integrations: [solid(), devShells(), edgeFiles()],
  vite: {
    plugins: [tailwindcss(), noPreload, leanMap(), startTogether],
    define: {
      'import.meta.env.GORE_MAPA_FONDO': JSON.stringify(baseMap?.url ?? ''),
      'import.meta.env.GORE_MAPA_FONDO_CREDITO': JSON.stringify(baseMap?.credit ?? ''),
    },
    ssr: { noExternal: ['@gore/core'] },
    server: { proxy: { '/api': api, '/oidc': api } },
  },
});
