/**
 * The little of the PostgreSQL wire protocol that the worker must look at. A message is one byte of type, four
 * of length (which counts itself but not the type) and the body.
 */
const ERROR_RESPONSE = 0x45;
const QUERY = 0x51;
const SYNC = 0x53;
const READY_FOR_QUERY = 0x5a;
const TERMINATE = 0x58;

/** The start-up packet is the only one without a type: it begins with its length, hence with a zero. */
export function isStartup(request: Uint8Array): boolean {
  return request[0] === 0;
}

/** True for the farewell a client sends before closing. */
export function isTerminate(request: Uint8Array): boolean {
  return request[0] === TERMINATE;
}

/**
 * Joins what the engine wrote while serving `request`, less what a server would not have sent. After an error in the
 * extended protocol PGlite goes on with the messages before the Sync instead of leaving them (electric-sql/pglite issue
 * 958): it answers each with an error more and a ReadyForQuery, which shift every later answer. A server sends nothing
 * between an error and its ReadyForQuery, and one of these for each Query or Sync, the last ones.
 */
export function assembleAnswer(request: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const answer = join(chunks);
  const messages = messagesOf(answer);
  const due = messagesOf(request).filter(({ type }) => type === QUERY || type === SYNC).length;
  const early = messages.filter(({ type }) => type === READY_FOR_QUERY).length - due;
  const kept: Uint8Array[] = [];
  let ready = 0;
  let failed = false;
  for (const { type, bytes } of messages) {
    if (type === READY_FOR_QUERY) {
      ready += 1;
      if (ready <= early) continue;
      failed = false;
    } else if (failed) continue;
    kept.push(bytes);
    failed ||= type === ERROR_RESPONSE;
  }
  return join(kept);
}

/** Copies into memory of its own, because the result is transferred to another thread. */
export function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const total = chunks.reduce((size, chunk) => size + chunk.byteLength, 0);
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

function messagesOf(
  bytes: Uint8Array,
): readonly { readonly type: number | undefined; readonly bytes: Uint8Array }[] {
  const messages: { type: number | undefined; bytes: Uint8Array }[] = [];
  for (let at = 0; at < bytes.byteLength; ) {
    const end = at + messageSize(bytes, at);
    messages.push({ type: bytes[at], bytes: bytes.subarray(at, end) });
    at = end;
  }
  return messages;
}

function messageSize(bytes: Uint8Array, at: number): number {
  return 1 + new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4).getUint32(0);
}
