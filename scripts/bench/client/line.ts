import type { Caller } from './caller.ts';

/** Requests that go to whichever portal runs now, so that whoever asks outlives a restart. */
export interface Line {
  readonly send: Caller['send'];
  readonly connect: (caller: Caller) => void;
}

export const openLine = (): Line => {
  let current: Caller | undefined;
  return {
    send: async (call) => {
      if (!current) throw new Error('No portal runs.');
      return current.send(call);
    },
    connect: (caller) => {
      current = caller;
    },
  };
};
