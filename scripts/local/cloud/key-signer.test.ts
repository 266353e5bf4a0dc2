import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openKeySigner } from './key-signer.ts';

it('keeps its key over a restart, where only its owner reads it', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'firma-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'firma-oidc.pem');
  const signature = await openKeySigner(file).sign(Buffer.from('mensaje'));
  const spki = await openKeySigner(file).publicKey();
  const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  expect(verify('RSA-SHA256', Buffer.from('mensaje'), key, signature)).toBe(true);
  expect(statSync(file).mode & 0o077).toBe(0);
});
