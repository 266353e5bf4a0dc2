import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { stageConfig } from '../../../stacks/config/stages.ts';
import { builtApp } from '../harness/stacks.ts';
import { type Exception, exceptions } from './exceptions.ts';

interface Finding {
  readonly rule: string;
  readonly path: string;
}

const findings = (): readonly Finding[] => {
  const { app, stacks } = builtApp(stageConfig('prod'));
  const checks = new AwsSolutionsChecks(app);
  return Object.values(stacks).flatMap((stack) =>
    checks
      .validateScope(stack)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
      ),
  );
};

const found = findings();
const same = (finding: Finding) => (exception: Exception) =>
  exception.rule === finding.rule && exception.path === finding.path;

it('AwsSolutions finds nothing on prod that is not explained', () => {
  const rules = new Set(exceptions.map(({ rule }) => rule.replace(/\[.*/, '')));
  console.log(`cdk-nag: ${found.length} hallazgos, ${exceptions.length} excepciones de ${rules.size} reglas`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((finding) => !exceptions.some(same(finding)))).toEqual([]);
});

it('no exception explains what is not found any more', () => {
  expect(exceptions.filter((exception) => !found.some((finding) => same(finding)(exception)))).toEqual([]);
});

it('each says why, and what stands in for it', () => {
  for (const { reason, control } of exceptions) {
    expect(reason.length).toBeGreaterThan(20);
    expect(control.length).toBeGreaterThan(20);
  }
  expect(new Set(exceptions.map(({ rule, path }) => `${rule} ${path}`)).size).toBe(exceptions.length);
});
