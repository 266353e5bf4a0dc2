/**
 * The little of the PostgreSQL wire protocol that the worker must look at. A message is one byte of type, four
 * of length (which counts itself but not the type) and the body.
 */
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
 * Joins what the engine wrote while serving `request` and drops the ReadyForQuery it writes too early: after an
 * error in the extended protocol PGlite sends one at once and another at the Sync (electric-sql/pglite issue 958),
 * which shifts every later answer by one. A server sends exactly one for each Query or Sync, the last ones.
 */
export function assembleAnswer(request: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const answer = join(chunks);
  const ready = offsetsOf(answer, (type) => type === READY_FOR_QUERY);
  const due = offsetsOf(request, (type) => type === QUERY || type === SYNC).length;
  if (ready.length <= due) return answer;
  const early = ready.slice(0, ready.length - due);
  const kept: Uint8Array[] = [];
  let from = 0;
  for (const offset of early) {
    kept.push(answer.subarray(from, offset));
    from = offset + messageSize(answer, offset);
  }
  return join([...kept, answer.subarray(from)]);
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

function offsetsOf(bytes: Uint8Array, wanted: (type: number | undefined) => boolean): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < bytes.byteLength; at += messageSize(bytes, at)) {
    if (wanted(bytes[at])) offsets.push(at);
  }
  return offsets;
}

function messageSize(bytes: Uint8Array, at: number): number {
  return 1 + new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4).getUint32(0);
}
