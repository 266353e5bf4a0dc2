import solid from '@astrojs/solid-js';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { devShells } from './build/dev-shells.ts';
import { edgeFiles } from './build/edge-files.ts';
import { leanMap } from './build/lean-map.ts';

const api = process.env.GORE_API ?? 'http://localhost:3333';

/** What loads later is small and near: preloading its parts would cost every page more code than it saves. */
const noPreload = { name: 'no-preload', configEnvironment: () => ({ build: { modulePreload: false } }) };

/**
 * The shell is on every page, with all it stands on: in one part it weighs less than in twenty, each of which would be
 * compressed by itself.
 */
const oneShell = {
  name: 'one-shell',
  configEnvironment: (name) =>
    name === 'client'
      ? {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: {
                  groups: [
                    { name: 'shell', test: /\/src\/components\/shell\/(?:TopBar|SideNav|Overlays)\.tsx$/ },
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
    plugins: [tailwindcss(), noPreload, leanMap(), oneShell],
    ssr: { noExternal: ['@gore/core'] },
    server: { proxy: { '/api': api, '/oidc': api } },
  },
});
