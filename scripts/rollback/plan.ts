import { parseArgs } from 'node:util';
import { prefixOf, type StageConfig } from '../../stacks/config/stage-config.ts';
import { bucketName } from '../../stacks/data/buckets.ts';
import { catalogue, type FunctionName } from '../../stacks/functions/catalogue.ts';

/** Asks the AWS CLI and answers what it printed, read as JSON. */
export type Aws = (words: readonly string[], input?: string) => Promise<unknown>;

/** What `npm run rollback -- --stage <stage> --to <version>` asks for. */
export interface RollbackRequest {
  readonly stage: string | undefined;
  readonly to: string;
}

/**
 * Reads the words of the command line.
 *
 * @throws Error with a sentence
 */
export const readRequest = (words: readonly string[]): RollbackRequest => {
  const { values } = parseArgs({
    args: [...words],
    options: { stage: { type: 'string' }, to: { type: 'string' } },
  });
  const to = values.to?.replace(/^v/, '') ?? '';
  if (!/^\d+\.\d+\.\d+$/.test(to)) throw new Error('Diga a qué versión: --to 0.2.0');
  return { stage: values.stage, to };
};

/** The migration is never undone: it only added, and what it added the code of before does not look at. */
const goingBack = (Object.keys(catalogue) as FunctionName[]).filter((name) => name !== 'migrator');

interface LambdaVersion {
  readonly Version: string;
  readonly Description: string;
}

/** A function and the number AWS gave the version to go back to. */
export interface Step {
  readonly functionName: string;
  readonly version: string;
}

/**
 * The version of every function that a release left.
 *
 * @throws Error naming the functions without one: a release goes back whole or not at all
 */
export const findVersions = async (aws: Aws, config: StageConfig, to: string): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  const without: string[] = [];
  for (const name of goingBack) {
    const functionName = `${prefixOf(config)}-${name}`;
    const { Versions } = (await aws([
      'lambda',
      'list-versions-by-function',
      '--function-name',
      functionName,
    ])) as {
      readonly Versions: readonly LambdaVersion[];
    };
    const of = Versions.filter(({ Description }) => Description === to).map(({ Version }) => Number(Version));
    if (of.length) steps.push({ functionName, version: String(Math.max(...of)) });
    else without.push(name);
  }
  if (without.length)
    throw new Error(
      `La versión ${to} no se puede recuperar entera: no está en ${without.join(', ')}. No se cambió nada. ` +
        `Despliegue su etiqueta: git checkout v${to} && npm ci && npm run deploy -- --stage ${config.stage}`,
    );
  return steps;
};

/** Points the alias of a function at a version, all of it at once. */
export const pointAlias = (aws: Aws, { functionName, version }: Step): Promise<unknown> =>
  aws([
    'lambda',
    'update-alias',
    '--function-name',
    functionName,
    '--name',
    'live',
    '--function-version',
    version,
    '--routing-config',
    '{}',
  ]);

/** Bucket of the pages of a stage. */
export const pagesBucket = (config: StageConfig): string => bucketName(config, 'web');
