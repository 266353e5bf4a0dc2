import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { afterEach, expect, it, vi } from 'vitest';
import { createKmsSigner } from './kms-signer.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const client = new KMSClient({
  region: 'sa-east-1',
  credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
});

/** KMS with one key; counts what it is asked. */
const answerAsKms = () =>
  vi.spyOn(client, 'send').mockImplementation(async (command: unknown) => {
    if (command instanceof GetPublicKeyCommand)
      return { PublicKey: publicKey.export({ format: 'der', type: 'spki' }) };
    if (command instanceof SignCommand) {
      const { Message, MessageType, SigningAlgorithm, KeyId } = command.input;
      expect([MessageType, SigningAlgorithm, KeyId]).toEqual([
        'RAW',
        'RSASSA_PKCS1_V1_5_SHA_256',
        'alias/oidc',
      ]);
      return { Signature: sign('RSA-SHA256', Message ?? new Uint8Array(), privateKey) };
    }
    return undefined;
  });

afterEach(() => vi.restoreAllMocks());

it('signs what the key it publishes verifies, and asks for that key once', async () => {
  const asked = answerAsKms();
  const signer = createKmsSigner(client, 'alias/oidc');
  const message = Buffer.from('encabezado.cuerpo');
  const signature = await signer.sign(message);
  const key = createPublicKey({ key: Buffer.from(await signer.publicKey()), format: 'der', type: 'spki' });
  expect(verify('RSA-SHA256', message, key, signature)).toBe(true);
  await signer.publicKey();
  expect(asked.mock.calls.filter(([command]) => command instanceof GetPublicKeyCommand)).toHaveLength(1);
});

it('asks again after a failure', async () => {
  const asked = vi.spyOn(client, 'send').mockRejectedValueOnce(new Error('throttled'));
  const signer = createKmsSigner(client, 'alias/oidc');
  await expect(signer.publicKey()).rejects.toThrow('throttled');
  asked.mockRestore();
  answerAsKms();
  expect(await signer.publicKey()).toEqual(publicKey.export({ format: 'der', type: 'spki' }));
});
