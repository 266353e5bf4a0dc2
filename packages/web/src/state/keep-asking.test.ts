import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepAsking } from './keep-asking.ts';

/** A page as far as the loop looks at it. */
const page = Object.assign(new EventTarget(), { hidden: false });
const ring = new EventTarget();
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  page.hidden = false;
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', ring.addEventListener.bind(ring));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const started = (outcome: () => Promise<unknown> = async () => undefined) => {
  const ask = vi.fn(outcome);
  const failures: unknown[] = [];
  stop = keepAsking(ask, (failure) => {
    failures.push(failure);
    return 60_000;
  });
  return { ask, failures };
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const show = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

describe('a question asked again and again', () => {
  it('is asked at once and after each pause', async () => {
    const { ask } = started();
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(59_999);
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('rests while nobody looks, and is asked at once when they do', async () => {
    const { ask } = started();
    await pass(1);
    show(true);
    await pass(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
    show(false);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked when the network comes back, and when the window does unless it just was', async () => {
    const { ask } = started();
    await pass(1);
    ring.dispatchEvent(new Event('focus'));
    expect(ask).toHaveBeenCalledTimes(1);
    ring.dispatchEvent(new Event('online'));
    expect(ask).toHaveBeenCalledTimes(2);
    await pass(5001);
    ring.dispatchEvent(new Event('focus'));
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('tells the pause what went wrong, and goes on', async () => {
    const { ask, failures } = started(() => Promise.reject(new Error('away')));
    await pass(60_000);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(failures).toEqual([new Error('away'), new Error('away')]);
  });

  it('waits for the answer before it is asked again, and is over when it is stopped', async () => {
    let answer: () => void = () => undefined;
    const { ask } = started(
      () =>
        new Promise<void>((done) => {
          answer = done;
        }),
    );
    await pass(300_000);
    ring.dispatchEvent(new Event('online'));
    expect(ask).toHaveBeenCalledTimes(1);
    stop();
    answer();
    await pass(300_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
