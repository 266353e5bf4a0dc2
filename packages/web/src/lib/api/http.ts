import { Problem, type ProblemBody } from './problem.ts';

/** What a request carries. */
export interface RequestOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Is not asked again of a service that is away: there is something else to show meanwhile. */
  readonly once?: true;
}

type Method = 'GET' | 'POST' | 'PATCH';

const maxAttempts = 3;
const longestWait = 8;

let onSessionLost = (): void => {};

/** The last write whose outcome is unknown: sent again unchanged, it must not happen twice. */
let unsettled: { readonly write: string; readonly key: string } | undefined;

const keyFor = (write: string): string => (unsettled?.write === write ? unsettled.key : crypto.randomUUID());

/** Says what happens when the session is no longer valid. */
export const whenSessionIsLost = (act: () => void): void => {
  onSessionLost = act;
};

const wait = (seconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

const send = async (
  method: Method,
  path: string,
  headers: Headers,
  options: RequestOptions,
): Promise<Response> => {
  try {
    const body = options.body === undefined ? undefined : JSON.stringify(options.body);
    return await fetch(path, { method, headers, body, signal: options.signal, credentials: 'same-origin' });
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown;
    throw new Problem(0, undefined);
  }
};

const problemOf = async (response: Response): Promise<Problem> => {
  const body: ProblemBody | undefined = await response.json().catch(() => undefined);
  const seconds = Number(response.headers.get('retry-after'));
  return new Problem(response.status, body, seconds > 0 ? seconds : undefined);
};

const attempt = async (
  method: Method,
  path: string,
  headers: Headers,
  options: RequestOptions,
): Promise<unknown> => {
  for (let count = 1; ; count += 1) {
    const response = await send(method, path, headers, options);
    if (response.ok) return response.json();
    const problem = await problemOf(response);
    if (problem.status === 401) onSessionLost();
    if (problem.code === 'FINALIDAD_REQUERIDA' && !headers.has('x-finalidad')) {
      const purpose = await (await import('../../components/shell/ask-purpose.tsx')).askPurpose();
      if (purpose) {
        headers.set('x-finalidad', encodeURIComponent(purpose));
        continue;
      }
    }
    const worthWaiting = [429, 503].includes(problem.status) && (problem.retryAfter ?? 1) <= longestWait;
    if (!worthWaiting || options.once || count === maxAttempts) throw problem;
    await wait(problem.retryAfter ?? count, options.signal);
  }
};

/**
 * Asks the API and answers its body. A service that is away, or that asks to wait a little, is asked again after the time
 * it says, which is safe for writes too because all attempts carry the same idempotency key.
 *
 * @throws Problem when there is no useful answer; the abort reason when the signal fires.
 */
export const request = async <T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> => {
  const headers = new Headers(options.headers);
  headers.set('accept', 'application/json');
  if (method === 'GET') return (await attempt(method, path, headers, options)) as T;
  const write = `${method} ${path} ${JSON.stringify(options.body)}`;
  const key = keyFor(write);
  headers.set('content-type', 'application/json');
  headers.set('idempotency-key', key);
  unsettled = { write, key };
  try {
    const answer = (await attempt(method, path, headers, options)) as T;
    unsettled = undefined;
    return answer;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status >= 400 && thrown.status < 500) unsettled = undefined;
    throw thrown;
  }
};
