// Runs on whatever Node the machine has (20 or newer): installs the project's packages when they are missing or old.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const marker = join(root, 'node_modules', '.gore-install.json');
const node = join(root, 'node_modules', 'node', 'bin', 'node');

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

const installed = () => {
  try {
    return JSON.parse(readFileSync(marker, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Says what to do about a failed install, by what npm complained of. */
const explain = (log) => {
  if (/ENOSPC|no space left/i.test(log))
    return 'No queda espacio en el disco: libere unos 2 GB y vuelva a intentar.';
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(log))
    return 'No hay conexión con el registro de npm: revise la red o el proxy y vuelva a intentar.';
  if (/EACCES|EPERM/.test(log)) return 'Faltan permisos de escritura en esta carpeta.';
  return 'La instalación falló; arriba está lo que dijo npm.';
};

/** Stops with a sentence when the machine cannot run the project. */
export const checkMachine = () => {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    console.error(`Se necesita Node 20 o posterior; aquí hay ${process.versions.node}.`);
    process.exit(1);
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    console.warn(
      `Aviso: lo probado es Linux x64; en ${process.platform} ${process.arch} se hace lo posible.`,
    );
};

/**
 * Installs what is missing. Without development packages the install is shorter; with them it also serves the first.
 * @param {{ dev: boolean }} options
 */
export const ensureInstalled = ({ dev }) => {
  const have = installed();
  const lock = lockHash();
  if (have?.lock === lock && (have.dev || !dev) && existsSync(node)) return;
  const started = Date.now();
  console.log(
    dev
      ? 'Instalando paquetes, también los de desarrollo (1 a 3 minutos)…'
      : 'Instalando paquetes (cerca de un minuto)…',
  );
  const args = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(dev ? ['--include=dev'] : ['--omit=dev']),
  ];
  const result = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 26,
  });
  if (result.status !== 0) {
    const log = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`;
    console.error(log.trim().split('\n').slice(-25).join('\n'));
    console.error(`\n${explain(log)}`);
    process.exit(1);
  }
  writeFileSync(marker, JSON.stringify({ lock, dev }));
  console.log(`Paquetes instalados en ${Math.round((Date.now() - started) / 1000)} s.`);
};

/** The project's own Node, which runs everything else. */
export const projectNode = () => (existsSync(node) ? node : process.execPath);
