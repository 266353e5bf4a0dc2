import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productoDeTaller } from '@gore/core/kernel/testing/taller/pack.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/local/settings.ts';
import { casesOver, type Engine } from './cases.ts';
import { type Fault, faults } from './faults.ts';

const kernel = join(root, 'packages/core/src/kernel');

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'gore-fallas-'));
  cpSync(join(kernel, 'declare'), join(scratch, 'declare'), { recursive: true });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The engine as its source says, with one thing changed in it; without a fault, as it is. */
const engineWith = async (name: string, fault?: Fault): Promise<Engine> => {
  // All of them read one copy of the declarations, which no fault touches: reading that anew is what takes long.
  const copy = join(scratch, 'runtime', name);
  cpSync(join(kernel, 'runtime/access'), copy, { recursive: true });
  if (fault) {
    const path = join(copy, `${fault.file}.ts`);
    const text = readFileSync(path, 'utf8');
    expect(text.split(fault.from), `${fault.rule}: its text is there once`).toHaveLength(2);
    writeFileSync(
      path,
      text.replace(fault.from, () => fault.to),
    );
  }
  const { accessOver } = (await import(join(copy, 'access.ts'))) as { accessOver: Engine };
  return accessOver;
};

/** The first question on which an engine and the oracle disagree. */
const firstDisagreement = (engine: Engine): string | undefined => {
  for (const { about, engine: said, oracle } of casesOver(productoDeTaller, engine))
    if (said !== oracle) return about;
  return undefined;
};

describe('the oracle', () => {
  it('finds nothing wrong with a copy of the engine', { timeout: 60_000 }, async () => {
    expect(firstDisagreement(await engineWith('sana'))).toBeUndefined();
  });

  it('is shown at least twenty faults', () => {
    expect(faults.length).toBeGreaterThanOrEqual(20);
    expect(new Set(faults.map(({ rule }) => rule)).size).toBe(faults.length);
  });

  it.each(faults.map((fault, at) => [fault.rule, fault, at] as const))(
    'notices when it is not kept that %s',
    { timeout: 60_000 },
    async (_, fault, at) => {
      expect(firstDisagreement(await engineWith(`falla-${at}`, fault))).toBeDefined();
    },
  );
});
