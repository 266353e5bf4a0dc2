import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { request, whenSessionIsLost } from './http.ts';
import { Problem } from './problem.ts';

type Answer = { readonly status: number; readonly body?: unknown; readonly retryAfter?: string };

const asked: { readonly method: string | undefined; readonly key: string | null }[] = [];

/** Answers the requests one by one; an `Error` stands for a network that is not there. */
const answer = (...answers: readonly (Answer | Error)[]): void => {
  const left = [...answers];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push({ method: init.method, key: new Headers(init.headers).get('idempotency-key') });
    const next = left.shift();
    if (next instanceof Error || next === undefined) throw next ?? new Error('nothing left to answer');
    const headers = next.retryAfter ? { 'retry-after': next.retryAfter } : undefined;
    return new Response(JSON.stringify(next.body ?? {}), { status: next.status, headers });
  });
};
/** What the request comes to, with every wait on the way skipped. */
const outcome = async (promise: Promise<unknown>): Promise<unknown> => {
  const settled = promise.catch((thrown) => thrown);
  await vi.runAllTimersAsync();
  return settled;
};

beforeEach(() => {
  asked.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a service that is away', () => {
  test('is asked again after the time it says', async () => {
    answer({ status: 503, retryAfter: '1' }, { status: 200, body: { data: 1 } });
    expect(await outcome(request('GET', '/api/v1/ipr'))).toEqual({ data: 1 });
    expect(asked).toHaveLength(2);
  });
  test('is asked again too when it only asks to slow down a little', async () => {
    answer({ status: 429, retryAfter: '1' }, { status: 200, body: { data: 1 } });
    expect(await outcome(request('GET', '/api/v1/ipr'))).toEqual({ data: 1 });
    expect(asked).toHaveLength(2);
  });
  test('is left alone when it asks for a long wait', async () => {
    answer({ status: 503, retryAfter: '600' });
    expect(await outcome(request('GET', '/x'))).toMatchObject({ status: 503, retryAfter: 600 });
  });
  test('is given up after three attempts', async () => {
    answer(
      { status: 503, retryAfter: '1' },
      { status: 503, retryAfter: '1' },
      { status: 503, retryAfter: '1' },
    );
    expect(await outcome(request('GET', '/x'))).toMatchObject({ status: 503 });
    expect(asked).toHaveLength(3);
  });
  test('gets the same key with every attempt of a write', async () => {
    answer({ status: 503, retryAfter: '1' }, { status: 201 });
    await outcome(request('POST', '/x', { body: { a: 1 } }));
    expect(asked[0]?.key).toBeTruthy();
    expect(asked[1]?.key).toBe(asked[0]?.key);
  });
});

describe('a write whose outcome is unknown', () => {
  const body = { values: { nombre: 'Escuela' } };
  test('keeps its key when it is sent again unchanged', async () => {
    answer(new TypeError('network'), { status: 201 }, { status: 201 });
    expect(await outcome(request('POST', '/x', { body }))).toMatchObject({ status: 0, code: 'SIN_RED' });
    await outcome(request('POST', '/x', { body }));
    await outcome(request('POST', '/x', { body }));
    expect(asked[1]?.key).toBe(asked[0]?.key);
    expect(asked[2]?.key).not.toBe(asked[0]?.key);
  });
  test('is another write once its content changed', async () => {
    answer(new TypeError('network'), { status: 201 });
    await outcome(request('POST', '/x', { body }));
    await outcome(request('POST', '/x', { body: { values: { nombre: 'Liceo' } } }));
    expect(asked[1]?.key).not.toBe(asked[0]?.key);
  });
  test('is settled by a refusal', async () => {
    answer({ status: 422 }, { status: 201 });
    await outcome(request('POST', '/x', { body }));
    await outcome(request('POST', '/x', { body }));
    expect(asked[1]?.key).not.toBe(asked[0]?.key);
  });
});

test('a lost session is told of', async () => {
  const lost = vi.fn();
  whenSessionIsLost(lost);
  answer({ status: 401 });
  expect(await outcome(request('GET', '/x'))).toBeInstanceOf(Problem);
  expect(lost).toHaveBeenCalledOnce();
});

test('an answer without words gets ours, and too many requests say how long to wait', async () => {
  answer({ status: 404 }, { status: 429, retryAfter: '12' }, { status: 500 });
  expect(await outcome(request('GET', '/x'))).toMatchObject({
    message: expect.stringContaining('No encontramos'),
  });
  expect(await outcome(request('GET', '/x'))).toMatchObject({
    message: expect.stringContaining('12 segundos'),
  });
  expect(await outcome(request('GET', '/x'))).toMatchObject({
    message: expect.stringContaining('de nuestro lado'),
  });
});

test('a request that is no longer wanted is not a problem', async () => {
  const controller = new AbortController();
  vi.stubGlobal('fetch', async () => {
    controller.abort();
    throw controller.signal.reason;
  });
  expect(await outcome(request('GET', '/x', { signal: controller.signal }))).not.toBeInstanceOf(Problem);
});
