import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleOptions, entryFolder, esbuild } from '../bundling.ts';
import type { FunctionName } from './catalogue.ts';

/** File and export Lambda calls. */
export const handlerName = 'index.handler';

/** The code of a function, bundled on this machine when the stack is synthesised; no Docker and no network. */
export const codeOf = (name: FunctionName): Code =>
  Code.fromAsset(entryFolder, {
    // Of what was built: the same sources give the same version, whatever else changed in the checkout.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('nunca-se-usa'),
      // Every function begins in the same folder: without this CDK would take the first bundle for all of them.
      environment: { FUNCION: name },
      local: {
        tryBundle: (folder) => {
          esbuild.buildSync({
            ...bundleOptions,
            entryPoints: [{ in: join(entryFolder, `${name}.ts`), out: 'index' }],
            outdir: folder,
            logLevel: 'error',
          });
          return true;
        },
      },
    },
  });
