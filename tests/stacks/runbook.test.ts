import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/local/settings.ts';
import { pageNamedIn, RUNBOOK_FOLDER } from '../../stacks/monitoring/runbook.ts';
import { everywhere } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

/** Pages that tell of something no alarm sees: the index, and what an operator decides to do. */
const withoutAlarm: ReadonlySet<string> = new Set([
  'README',
  'base-de-datos',
  'archivos',
  'region',
  'tabla',
  'mal-despliegue',
]);

/** Pages of what warns by itself, through AWS Budgets and no alarm. */
const warnings: ReadonlySet<string> = new Set(['presupuesto']);

const folder = join(root, RUNBOOK_FOLDER);
const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
const textOf = (page: string) => readFileSync(join(folder, `${page}.md`), 'utf8');

const prod = templatesOf('prod');
const alarms = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
  everywhere(prod, type).map(({ Properties }) => ({
    name: String(Properties.AlarmName),
    description: String(Properties.AlarmDescription),
  })),
);

describe('the runbook', () => {
  it('has the page that each alarm names', () => {
    expect(alarms.length).toBeGreaterThan(40);
    for (const { name, description } of alarms) expect(pages, name).toContain(pageNamedIn(description));
  });

  it('has no page of an alarm that does not exist', () => {
    const named = new Set(alarms.map(({ description }) => pageNamedIn(description)));
    const idle = pages.filter((page) => !named.has(page) && !withoutAlarm.has(page) && !warnings.has(page));
    expect(idle).toEqual([]);
    expect(everywhere(prod, 'AWS::Budgets::Budget')).toHaveLength(warnings.size);
  });

  it('says of each in the same order what it means, where to look, what to do and when to ask for help', () => {
    const parts = ['## Qué significa', '## Primera mirada', '## Qué hacer', '## Cuándo escalar'];
    for (const page of pages.filter((one) => !withoutAlarm.has(one))) {
      const found = [...textOf(page).matchAll(/^## .*$/gm)].map(([title]) => title);
      expect([page, ...found]).toEqual([page, ...parts]);
    }
  });

  it('names every page in its index', () => {
    const index = textOf('README');
    for (const page of pages.filter((one) => one !== 'README')) expect(index).toContain(`(${page}.md)`);
  });
});
