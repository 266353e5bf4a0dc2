import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import { createDigestStore } from '@gore/core/ports/aws/s3-digests.ts';
import { createFileStore } from '@gore/core/ports/aws/s3-files.ts';
import { createSigner } from '@gore/core/ports/aws/s3-signer.ts';
import { MissingFile } from '@gore/core/ports/files.ts';
import { createSignedFiles } from '@gore/core/ports/signed-files.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/bench/portal/free-port.ts';
import { EmbeddedS3 } from '../../scripts/local/s3/embedded-s3.ts';
import { record } from './recording.ts';

const credentials = { accessKeyId: 'GOREPRUEBA', secretAccessKey: 'clave-de-prueba-de-los-contratos' };
const dir = mkdtempSync(join(tmpdir(), 'gore-contratos-'));
let s3: EmbeddedS3;
let server: Server;
let client: S3Client;
let endpoint: string;

beforeAll(async () => {
  s3 = await EmbeddedS3.open({ dir, ...credentials });
  await s3.createBucket('archivos');
  server = createServer(s3.handler);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${port}`;
  client = new S3Client({ region: 'us-east-1', endpoint, credentials });
});
afterAll(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await s3.close();
  rmSync(dir, { recursive: true, force: true });
});

const stores = () => ({
  'the client of AWS': createFileStore(client, 'archivos'),
  'signed addresses': createSignedFiles(
    createSigner({
      region: 'us-east-1',
      endpoint: `${endpoint}/archivos`,
      credentials: async () => credentials,
    }),
  ),
});

describe.each(['the client of AWS', 'signed addresses'] as const)('files through %s', (way) => {
  const key = `nuble/veredictos/ñandú (${way}).json`;

  it('come back as they went, as text and as a stream', async () => {
    const files = stores()[way];
    await files.put(key, '{"filas":3,"nombre":"Ñuñoa"}', 'application/json');
    expect(await files.get(key)).toBe('{"filas":3,"nombre":"Ñuñoa"}');
    expect((await buffer(await files.open(key))).toString()).toBe('{"filas":3,"nombre":"Ñuñoa"}');
  });

  it('that are not there are missing, and nothing worse', async () => {
    const files = stores()[way];
    await expect(files.get('nuble/nada')).rejects.toThrow(MissingFile);
    await expect(files.open('nuble/nada')).rejects.toThrow(MissingFile);
  });
});

describe('seals', () => {
  it('are written once, and what lies there stays', async () => {
    const digests = createDigestStore(client, { bucket: 'archivos' });
    expect(await digests.put('_auditoria/nuble/2026-11-22.json', 'uno')).toBe(true);
    expect(await digests.put('_auditoria/nuble/2026-11-22.json', 'dos')).toBe(false);
    expect(await digests.get('_auditoria/nuble/2026-11-22.json')).toBe('uno');
    expect(await digests.get('_auditoria/nuble/2026-11-23.json')).toBeUndefined();
  });

  it('ask AWS to keep them from everybody, for as many years as the stage says', async () => {
    const asked = record({ body: '' });
    const digests = createDigestStore(new S3Client(asked.settings), { bucket: 'sellos', lockYears: 6 });
    await digests.put('_auditoria/nuble/2026-11-22.json', 'uno');
    const [request] = asked.asked;
    expect(request?.method).toBe('PUT');
    expect(request?.headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-checksum-sha256': expect.any(String),
    });
    const until = new Date(request?.headers['x-amz-object-lock-retain-until-date'] ?? '');
    expect(until.getUTCFullYear()).toBe(new Date().getUTCFullYear() + 6);
  });

  it('that AWS refuses to write twice are told apart from a failure', async () => {
    const taken = record({
      status: 412,
      headers: { 'content-type': 'application/xml' },
      body: '<Error><Code>PreconditionFailed</Code><Message>At least one</Message></Error>',
    });
    const digests = createDigestStore(new S3Client(taken.settings), { bucket: 'sellos', lockYears: 6 });
    expect(await digests.put('k', 'x')).toBe(false);
    const denied = record({
      status: 403,
      headers: { 'content-type': 'application/xml' },
      body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>',
    });
    const shut = createDigestStore(new S3Client(denied.settings), { bucket: 'sellos', lockYears: 6 });
    await expect(shut.put('k', 'x')).rejects.toThrow('no');
  });
});
