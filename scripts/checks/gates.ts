import { join } from 'node:path';
import { root } from '../local/settings.ts';
import { ensureWeb } from '../local/web-build.ts';
import { type CommandOptions, installed, runScript } from './command.ts';
import { type Finding, type Gate, verdict } from './gate.ts';
import { playwright, vitest } from './runners.ts';

const web = join(root, 'packages/web');

const tool = async (command: string, args: readonly string[], options?: CommandOptions): Promise<Finding> => {
  const { ok, output } = await runScript(installed(command), args, options);
  return verdict(ok, output);
};

const mutation = (of: string) =>
  tool('stryker', ['run', `scripts/checks/mutation/${of}.config.mjs`], { patience: 120, shown: true });

const buildWeb = async (): Promise<Finding> => {
  try {
    ensureWeb(() => undefined);
    return verdict(true, '');
  } catch (error) {
    return verdict(false, error instanceof Error ? error.message : String(error));
  }
};

/** Whether the long tests run too. */
export const isFull = process.env.GORE_FULL === '1';

/** Everything that is checked, in the order in which a mistake is found soonest. */
export const gates: readonly Gate[] = [
  {
    name: 'tipos',
    title: 'Tipos de servidor, guiones y pruebas',
    run: () => tool('tsc', ['--noEmit', '-p', 'tsconfig.json']),
  },
  {
    name: 'estilo',
    title: 'Estilo y formato',
    run: () => tool('biome', ['ci', '.', '--colors=off', '--max-diagnostics=50']),
  },
  { name: 'copias', title: 'Código repetido', run: () => tool('jscpd', ['packages', 'scripts', 'stacks']) },
  { name: 'sobra', title: 'Código y paquetes sin uso', run: () => tool('knip', ['--no-progress']) },
  {
    name: 'paginas',
    title: 'Tipos y plantillas del portal',
    run: () => tool('astro', ['check', '--minimumFailingSeverity', 'hint'], { cwd: web }),
  },
  { name: 'portal', title: 'Construcción del portal', run: buildWeb },
  {
    name: 'peso',
    title: 'Peso de las páginas',
    run: async () => {
      const { ok, output } = await runScript(join(web, 'scripts/budget.mjs'), [], { cwd: web });
      return verdict(ok, output);
    },
  },
  { name: 'pruebas', title: 'Pruebas', run: () => vitest([], isFull ? 60 : 14) },
  {
    name: 'navegador',
    title: 'Pruebas en un navegador',
    run: () => playwright('tests/e2e/playwright.config.ts', 10),
  },
  {
    name: 'cobertura',
    title: 'Cobertura de las pruebas',
    long: true,
    run: () => vitest(['--coverage', 'packages', 'tests/integration'], 30),
  },
  {
    name: 'mutacion-nucleo',
    title: 'Mutación del núcleo',
    long: true,
    run: () => mutation('kernel'),
  },
  {
    name: 'mutacion-reglas',
    title: 'Mutación de las reglas de los módulos',
    long: true,
    run: () => mutation('rules'),
  },
];
