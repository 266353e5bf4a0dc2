import { describe, expect, it } from 'vitest';
import type { StageConfig } from '../../stacks/config/stage-config.ts';
import { stageConfig } from '../../stacks/config/stages.ts';
import { assertAllowed, cdkWords, readRequest } from './plan.ts';

const own = (stage: string): StageConfig => ({ ...stageConfig(stage), account: '222222222222' });

describe('an order', () => {
  it('names what to do and where', () => {
    expect(readRequest(['deploy', '--stage', 'qa', '--yes'])).toEqual({
      order: 'deploy',
      stage: 'qa',
      yes: true,
    });
  });

  it.each([[[]], [['destroy']], [['deploy', 'prod']], [['deploy', '--etapa', 'prod']]])(
    '%o is understood by nobody',
    (words) => {
      expect(() => readRequest(words)).toThrow(/«/);
    },
  );

  it('keeps each stage in a folder of its own, and asks before rights widen', () => {
    const words = cdkWords(readRequest(['deploy', '--stage', 'prod']), own('prod'));
    expect(words.join(' ')).toBe(
      'deploy --all -c stage=prod -o cdk.out/prod --no-notices --require-approval broadening --concurrency 2',
    );
    const alone = cdkWords(readRequest(['deploy', '--stage', 'qa', '--yes']), own('qa'));
    expect(alone).toContain('never');
  });
});

describe('what is refused', () => {
  it('removes no stage with real data', () => {
    expect(() => assertAllowed(readRequest(['remove', '--stage', 'prod', '--yes']), own('prod'))).toThrow(
      /no se elimina/,
    );
    expect(() =>
      assertAllowed(readRequest(['remove', '--stage', 'qa']), { ...own('qa'), protected: true }),
    ).toThrow(/no se elimina/);
    assertAllowed(readRequest(['remove', '--stage', 'dev']), own('dev'));
  });

  it('deploys nothing into the account of the example', () => {
    for (const order of ['diff', 'deploy', 'remove'])
      expect(() => assertAllowed(readRequest([order, '--stage', 'dev']), stageConfig('dev'))).toThrow(
        /cuenta de ejemplo/,
      );
    assertAllowed(readRequest(['synth', '--stage', 'dev']), stageConfig('dev'));
  });
});
