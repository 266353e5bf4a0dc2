import { SAMPLE_ACCOUNT } from '../../stacks/config/faults.ts';
import type { StageConfig } from '../../stacks/config/stage-config.ts';

/** What can be done with a stage. */
const orders = ['synth', 'diff', 'deploy', 'remove'] as const;

/** One thing that can be done with a stage. */
export type Order = (typeof orders)[number];

/** What `npm run <order> -- --stage <stage>` asks for. */
export interface Request {
  readonly order: Order;
  readonly stage: string | undefined;
  /** Nobody is there to be asked. */
  readonly yes: boolean;
}

/**
 * Reads the words of the command line.
 *
 * @throws Error naming the word nobody knows
 */
export const readRequest = (words: readonly string[]): Request => {
  const [first, ...rest] = words;
  const order = orders.find((one) => one === first);
  if (!order) throw new Error(`No existe la orden «${first ?? ''}». Hay: ${orders.join(', ')}.`);
  let stage: string | undefined;
  let yes = false;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at];
    if (word === '--stage') {
      at += 1;
      stage = rest[at];
    } else if (word === '--yes') yes = true;
    else throw new Error(`No se entiende «${word}». Use: npm run ${order} -- --stage <etapa>`);
  }
  return { order, stage, yes };
};

/** The words `cdk` is run with for an order; none for the one that needs no `cdk`. */
export const cdkWords = ({ order, yes }: Request, { stage }: StageConfig): readonly string[] => {
  // One folder each: `cdk` reads what is left of another stage as if it were its own.
  const common = ['--all', '-c', `stage=${stage}`, '-o', `cdk.out/${stage}`, '--no-notices'];
  switch (order) {
    case 'synth':
      return [];
    case 'diff':
      return ['diff', ...common];
    case 'deploy':
      return ['deploy', ...common, '--require-approval', yes ? 'never' : 'broadening', '--concurrency', '2'];
    case 'remove':
      return ['destroy', ...common, ...(yes ? ['--force'] : [])];
  }
};

/**
 * Stops an order that must not be carried out.
 *
 * @throws Error with what to do instead
 */
export const assertAllowed = ({ order }: Request, { stage, account, protected: kept }: StageConfig): void => {
  if (order === 'remove' && (kept || stage === 'prod'))
    throw new Error(
      `La etapa «${stage}» tiene datos reales y no se elimina con una orden. Vea docs/despliegue.md, «Cerrar una etapa».`,
    );
  if (order !== 'synth' && account === SAMPLE_ACCOUNT)
    throw new Error(
      `La etapa «${stage}» tiene la cuenta de ejemplo: ponga la suya en stacks/config/stages.ts (docs/despliegue.md).`,
    );
};
