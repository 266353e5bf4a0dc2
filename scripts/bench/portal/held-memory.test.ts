import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { heldMb, openInspector } from './held-memory.ts';

it('counts what a process keeps, and not what it let go', async () => {
  const script = `let kept = []; process.stdin.on('data', (text) => {
    const lists = Array.from({ length: 40 }, () => new Array(131072).fill(0.5));
    if (String(text) === 'keep') kept = lists;
    console.log('done');
  })`;
  const child = spawn(process.execPath, ['--inspect-port=127.0.0.1:0', '-e', script]);
  try {
    const tell = (text: string) =>
      new Promise((resolve) => {
        child.stdout.once('data', resolve);
        child.stdin.write(text);
      });
    await tell('drop');
    const inspector = await openInspector(child);
    const before = await heldMb(inspector);
    await tell('drop');
    expect(await heldMb(inspector)).toBeLessThan(before + 10);
    await tell('keep');
    expect(await heldMb(inspector)).toBeGreaterThan(before + 30);
  } finally {
    child.kill();
  }
});
