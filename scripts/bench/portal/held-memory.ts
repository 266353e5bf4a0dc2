import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const MEBIBYTE = 2 ** 20;

interface Answer {
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

/** Has a process open its inspector, and answers where it listens: `ws://…`. */
export const openInspector = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    const listen = (text: unknown) => {
      said += String(text);
      const [url] = /ws:\S+(?=\n)/.exec(said) ?? [];
      if (!url) return;
      child.stderr?.off('data', listen);
      resolve(url);
    };
    child.stderr?.on('data', listen);
    child.kill('SIGUSR1');
  });

/**
 * What a process holds once its garbage is collected, in megabytes; its engines in WebAssembly are not counted.
 *
 * @param inspector where its inspector listens.
 */
export const heldMb = async (inspector: string): Promise<number> => {
  const socket = new WebSocket(inspector);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  // No domain is enabled, so that nothing but answers comes, one to each question.
  const ask = async (method: string, params = {}): Promise<Answer> => {
    const answered = once(socket, 'message');
    socket.send(JSON.stringify({ id: 1, method, params }));
    const [{ data }] = await answered;
    return JSON.parse(String(data));
  };
  try {
    await ask('HeapProfiler.collectGarbage');
    const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())';
    const { result } = await ask('Runtime.evaluate', { expression, returnByValue: true });
    return Math.round(Number(result?.result?.value) / MEBIBYTE);
  } finally {
    socket.close();
  }
};
