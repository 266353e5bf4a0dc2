import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { invoke, TaskTimedOutError } from './invoke.ts';
import type { LambdaContext, LambdaHandler } from './lambda.ts';

const functionOf = <Event, Result>(handler: LambdaHandler<Event, Result>, timeoutMs = 3_000) => ({
  name: 'consultas',
  handler,
  timeoutMs,
});

test('the handler gets a copy of the event, not the event', async () => {
  const event = { lista: [1, 2] };
  const received = await invoke(
    functionOf(async (copy: typeof event) => {
      copy.lista.push(3);
      return copy;
    }),
    event,
  );
  expect(received.lista).toEqual([1, 2, 3]);
  expect(event.lista).toEqual([1, 2]);
});

test('the context says who is called and by which request', async () => {
  const contexts: LambdaContext[] = [];
  const fn = functionOf(async (_event: object, context) => void contexts.push(context));
  await invoke(fn, {});
  await invoke(fn, {});
  expect(contexts[0]).toMatchObject({
    functionName: 'consultas',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:consultas',
  });
  expect(contexts[0]?.awsRequestId).not.toBe(contexts[1]?.awsRequestId);
});

test('what the handler throws comes through', async () => {
  const broken = functionOf(async () => Promise.reject(new Error('defecto')));
  await expect(invoke(broken, {})).rejects.toThrow('defecto');
});

describe('time', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('a function that does not answer is given up in the words of Lambda', async () => {
    const waiting = invoke(
      functionOf(() => new Promise<never>(() => undefined), 2_500),
      {},
    );
    const outcome = waiting.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await outcome).toBeInstanceOf(TaskTimedOutError);
    expect(String(await outcome)).toMatch(/[0-9a-f-]{36} Task timed out after 2\.50 seconds$/);
  });

  test('the remaining time runs down to zero', async () => {
    const seen: number[] = [];
    const fn = functionOf(async (_event: object, context) => {
      seen.push(context.getRemainingTimeInMillis());
      await vi.advanceTimersByTimeAsync(1_000);
      seen.push(context.getRemainingTimeInMillis());
    });
    await invoke(fn, {});
    expect(seen).toEqual([3_000, 2_000]);
  });

  test('a function that answered leaves no timer behind', async () => {
    await invoke(
      functionOf(async () => 'listo'),
      {},
    );
    expect(vi.getTimerCount()).toBe(0);
  });
});
