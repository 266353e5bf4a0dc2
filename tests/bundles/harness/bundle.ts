import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionName } from '../../../stacks/functions/catalogue.ts';
import { codeOf } from '../../../stacks/functions/code.ts';

/** Bundles exactly as CDK makes them for a deployment. */
export interface Bundles {
  /** Folder of a function, as Lambda unpacks it. */
  readonly folderOf: (name: FunctionName) => string;
  /** Minified size in kB of what is read when it starts; what it imports on demand lies beside it. */
  readonly sizeOf: (name: FunctionName) => number;
  readonly remove: () => Promise<void>;
}

/** Bytes a file of a bundle needs to start: its own, and those of the files it imports outright. */
const startOf = (folder: string, file: string, seen = new Set<string>()): number => {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = readFileSync(join(folder, file), 'utf8');
  const imported = [...code.matchAll(/(?:from|import)"\.\/([^"]+)"/g)].map(([, name = '']) => name);
  return imported.reduce((sum, name) => sum + startOf(folder, name, seen), Buffer.byteLength(code));
};

/** Has CDK bundle some functions. */
export const makeBundles = async (names: readonly FunctionName[]): Promise<Bundles> => {
  const outdir = await mkdtemp(join(tmpdir(), 'gore-paquetes-'));
  const stack = new Stack(new App({ outdir }), 'Paquetes');
  const folders = new Map(
    names.map((name) => {
      const { s3Location } = codeOf(name).bind(new Construct(stack, name));
      return [name, join(outdir, `asset.${s3Location?.objectKey.replace(/\.zip$/, '')}`)];
    }),
  );
  const folderOf = (name: FunctionName): string => {
    const folder = folders.get(name);
    if (!folder) throw new Error(`${name} was not bundled`);
    return folder;
  };
  return {
    folderOf,
    sizeOf: (name) => startOf(folderOf(name), 'index.mjs') / 1000,
    remove: () => rm(outdir, { recursive: true, force: true }),
  };
};
