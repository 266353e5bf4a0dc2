import type { TLSSocket } from 'node:tls';
import type { PgliteEngine } from '../../../scripts/local/postgres/engine.ts';
import { isIamToken } from './iam-token.ts';

/** What the door knows. */
export interface Doors {
  readonly engine: PgliteEngine;
  readonly firstPassword: string;
  /** Host and port it is reached at: tokens are signed for them. */
  readonly host: string;
  /** Told who came in, and how. */
  readonly entered: (line: string) => void;
}

const STARTUP = 196608;

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const message = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

const startup = (user: string): Buffer => {
  const body = Buffer.concat([
    int32(STARTUP),
    text('user'),
    text(user),
    text('database'),
    text('postgres'),
    text(''),
  ]);
  return Buffer.concat([int32(body.length + 4), body]);
};

const refusal = (code: string, sentence: string): Buffer =>
  message('E', Buffer.concat([text('SFATAL'), text(`C${code}`), text(`M${sentence}`), Buffer.from([0])]));

const send = (engine: PgliteEngine, bytes: Buffer): Promise<Uint8Array> =>
  engine.exchange(new Uint8Array(bytes));

const query = (engine: PgliteEngine, sql: string): Promise<Uint8Array> =>
  send(engine, message('Q', text(sql)));

/** Rows of one column, read from the wire as text. */
const answerOf = async (engine: PgliteEngine, sql: string): Promise<string> =>
  Buffer.from(await query(engine, sql)).toString('latin1');

/** What the startup packet names, such as the user. */
const parametersOf = (packet: Buffer): ReadonlyMap<string, string> => {
  const words = packet.subarray(8).toString('utf8').split('\0');
  return new Map(
    words.flatMap((word, at) => (at % 2 === 0 && word ? [[word, words[at + 1] ?? ''] as const] : [])),
  );
};

const mayEnter = async (
  { engine, firstPassword, host }: Doors,
  user: string,
  password: string,
): Promise<string | undefined> => {
  const member = await answerOf(
    engine,
    `select 'miembro' from pg_auth_members m join pg_roles r on r.oid = m.member
    join pg_roles g on g.oid = m.roleid where g.rolname = 'rds_iam' and r.rolname = '${user.replaceAll("'", '')}'`,
  );
  // As in RDS: whoever is a member of rds_iam enters by token alone.
  if (member.includes('miembro')) return isIamToken(password, user, host) ? 'token' : undefined;
  return user === 'gore_admin' && password === firstPassword ? 'clave' : undefined;
};

/** Takes whole messages from a stream of bytes, the first of which has no type. */
const framed = (take: (whole: Buffer) => void) => {
  let pending = Buffer.alloc(0);
  let started = false;
  return (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const typed = started ? 1 : 0;
      if (pending.length < typed + 4) return;
      const size = typed + pending.readInt32BE(typed);
      if (pending.length < size) return;
      started = true;
      take(pending.subarray(0, size));
      pending = pending.subarray(size);
    }
  };
};

const serve = (socket: TLSSocket, doors: Doors): void => {
  const { engine } = doors;
  let user = '';
  let inside = false;
  let turn = Promise.resolve();
  const batch: Buffer[] = [];

  const enter = async (password: string) => {
    const how = await mayEnter(doors, user, password);
    if (!how) return void socket.end(refusal('28P01', `password authentication failed for user "${user}"`));
    doors.entered(`${user} por ${how}`);
    const greeting = await send(engine, startup('postgres'));
    await query(engine, 'discard all');
    await query(engine, `set session authorization ${user}`);
    inside = true;
    socket.write(greeting);
  };

  const handle = async (whole: Buffer) => {
    if (!user) {
      user = parametersOf(whole).get('user') ?? '';
      return void socket.write(message('R', int32(3)));
    }
    const type = String.fromCharCode(whole[0] ?? 0);
    if (!inside) return enter(whole.subarray(5, -1).toString('utf8'));
    if (type === 'X') return void socket.end();
    batch.push(Buffer.from(whole));
    // Statements travel whole: until a Sync, a Flush or a simple query nobody waits for an answer.
    if (!'SQH'.includes(type)) return;
    const bytes = Buffer.concat(batch.splice(0));
    socket.write(await send(engine, bytes));
  };

  socket.on(
    'data',
    framed((whole) => {
      const copy = Buffer.from(whole);
      turn = turn.then(() => handle(copy)).catch(() => void socket.destroy());
    }),
  );
};

const prepare = async (engine: PgliteEngine): Promise<void> => {
  await send(engine, startup('postgres'));
  for (const sql of ['create role rds_iam nologin', 'create role gore_admin superuser login'])
    await query(engine, sql);
};

/** Lets people into the embedded engine over the wire, one session at a time. */
export const admit = { prepare, serve } as const;
