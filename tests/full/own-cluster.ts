import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/bench/portal/free-port.ts';

/** A PostgreSQL server of its own for one run. */
export interface Cluster {
  /** Of its owner, who may create databases. */
  readonly url: string;
  readonly stop: () => void;
}

/** Where Debian puts the versions of PostgreSQL. */
const installedAt = '/usr/lib/postgresql';

const newestBin = (): string => {
  const versions = existsSync(installedAt)
    ? readdirSync(installedAt).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const bin = versions
    .map((version) => join(installedAt, version, 'bin'))
    .find((path) => existsSync(join(path, 'initdb')));
  if (bin) return bin;
  throw new Error(
    'No PostgreSQL here: install PostgreSQL with PostGIS (Debian: postgresql-postgis), or name a server whose user ' +
      'may create databases in GORE_PG_URL.',
  );
};

/** The server refuses to run as root. */
const serverUser = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
};

/** Starts the newest PostgreSQL installed on this machine over an empty directory. */
export const startCluster = async (): Promise<Cluster> => {
  const bin = newestBin();
  const user = serverUser();
  const directory = mkdtempSync(join(tmpdir(), 'gore-servidor-'));
  if (user) chownSync(directory, user.uid, user.gid);
  const data = join(directory, 'datos');
  const port = await freePort();
  const run = (command: string, ...args: readonly string[]) =>
    execFileSync(join(bin, command), args, { ...user, cwd: directory, stdio: 'ignore' });
  run('initdb', '-D', data, '-U', 'gore', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8');
  // Managed servers give it a quarter of their memory; the 128 MB it comes with hold no index of a large table.
  const settings = '-c fsync=off -c random_page_cost=1.1 -c shared_buffers=512MB';
  const options = `-p ${port} -k ${directory} -h 127.0.0.1 ${settings}`;
  run('pg_ctl', '-D', data, '-w', '-l', join(directory, 'registro'), '-o', options, 'start');
  return {
    url: `postgres://gore@127.0.0.1:${port}/postgres`,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
