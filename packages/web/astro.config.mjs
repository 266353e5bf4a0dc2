import solid from '@astrojs/solid-js';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { devShells } from './build/dev-shells.mjs';
import { edgeFiles } from './build/edge-files.mjs';

const api = process.env.GORE_API ?? 'http://localhost:3333';

export default defineConfig({
  output: 'static',
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  integrations: [solid(), devShells(), edgeFiles()],
  vite: {
    plugins: [tailwindcss()],
    ssr: { noExternal: ['@gore/core'] },
    // What loads later is small and near: preloading its parts would cost every page more code than it saves.
    environments: { client: { build: { modulePreload: false } } },
    server: { proxy: { '/api': api, '/oidc': api } },
  },
});
