import type { Finding, Gate } from './gate.ts';
import { gates, isFull } from './gates.ts';

const say = (line: string) => console.log(line);

const seconds = (ms: number) => `${(ms / 1000).toLocaleString('es-CL', { maximumFractionDigits: 1 })} s`;

const indented = (text: string) => text.replace(/^/gm, '    ');

const chosen = (asked: readonly string[]): readonly Gate[] => {
  const unknown = asked.filter((name) => !gates.some((gate) => gate.name === name));
  if (unknown.length)
    throw new Error(
      `No existe la revisión «${unknown.join('», «')}». Hay: ${gates.map(({ name }) => name).join(', ')}.`,
    );
  if (asked.length) return gates.filter(({ name }) => asked.includes(name));
  return gates.filter(({ long }) => !long || isFull);
};

const crashed = (error: unknown): Finding => ({
  passed: 0,
  failed: 1,
  detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
});

const check = async ({ title, run }: Gate): Promise<Finding> => {
  say(`… ${title}`);
  const started = performance.now();
  const found = await run().catch(crashed);
  const took = seconds(performance.now() - started);
  say(`${found.failed ? '✘' : '✔'} ${title} (${took})${found.failed ? `: ${found.failed} con falla` : ''}`);
  if (found.detail) say(indented(found.detail));
  return found;
};

const started = performance.now();
let passed = 0;
let failed = 0;
const failures: string[] = [];
try {
  for (const gate of chosen(process.argv.slice(2))) {
    const found = await check(gate);
    passed += found.passed;
    failed += found.failed;
    failures.push(...(found.failures ?? []));
  }
} catch (error) {
  failed += 1;
  console.error(error instanceof Error ? error.message : error);
}
for (const failure of failures) say(`✘ ${failure}`);
say(`Listo en ${seconds(performance.now() - started)}.`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
