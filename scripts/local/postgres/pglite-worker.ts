import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type Extension, PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';
import { serialize } from 'pg-protocol';
import { EXTENSIONS, INITDB_PARAMS, SERVER_SETTINGS } from './settings.ts';
import { assembleAnswer, isStartup, join } from './wire.ts';
import type { WorkerOptions, WorkerReply, WorkerRequest } from './worker-protocol.ts';

/**
 * The embedded server: a thread that owns one PGlite and speaks the PostgreSQL wire protocol over messages.
 * Any failure of the engine ends the thread; the main thread opens another.
 */
const options: WorkerOptions = workerData;
const port = parentPort;
if (!port) throw new Error('pglite-worker must run in a worker thread');
const send = (reply: WorkerReply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer);

const trimmedPostgis: Extension = {
  name: postgis.name,
  setup: async (db, emscripten) => ({
    ...(await postgis.setup(db, emscripten)),
    bundlePath: pathToFileURL(options.postgisBundle),
  }),
};

const db = await PGlite.create({
  dataDir: options.dir,
  extensions: { postgis: trimmedPostgis, pg_trgm, unaccent, btree_gist, pgcrypto },
  initDbStartParams: INITDB_PARAMS,
  startParams: [
    ...PGlite.defaultStartParams,
    ...Object.entries(SERVER_SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ],
});
if (options.install) {
  for (const name of EXTENSIONS) await db.exec(`create extension if not exists ${name}`);
  await db.exec('vacuum');
}

/** Runs one batch. The write-back of PGlite is not awaited: its directory file system writes through at once. */
async function run(request: Uint8Array): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  await db.execProtocolRawStream(request, {
    syncToFs: false,
    onRawData: (bytes) => chunks.push(bytes.slice()),
  });
  return chunks;
}

const CLEAN_SESSION = [serialize.query('rollback'), serialize.query('discard all')];

/** PGlite has one session for ever, but whoever connects expects a new one. */
async function startSession(startup: Uint8Array): Promise<Uint8Array[]> {
  for (const statement of CLEAN_SESSION) await run(statement);
  return run(startup);
}

async function answer(request: Uint8Array): Promise<void> {
  const bytes = isStartup(request)
    ? join(await startSession(request))
    : assembleAnswer(request, await run(request));
  send({ kind: 'answer', bytes }, [bytes.buffer]);
}

port.on('message', async (request: WorkerRequest) => {
  if (request.kind === 'exchange') return answer(request.bytes);
  await db.close();
  send({ kind: 'closed' });
});
send({ kind: 'ready' });
